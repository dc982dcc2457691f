import type * as r4 from 'fhir/r4';
import { dateFormat } from '../reading/formats.js';
import { isObject, type JsonObject, listOf, own, Part, textOf } from '../reading/json.js';
import { numberOf } from '../reading/numbers.js';
import type { Reading } from '../reading/reading.js';
import { timeText } from './time-of-day.js';
import { timeUnitOf } from './units.js';

type Tell = (value: unknown, key?: string) => string;
type Repeat = Part<r4.TimingRepeat>;

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** How often: "twice a day", "every 8 hours". */
function often(repeat: Repeat, reading: Reading): string {
  const { words, json } = { words: reading.words, json: repeat.json };
  const unit = timeUnitOf(json['periodUnit']);
  const period = numberOf(json['period']) ?? 1;
  const [least, most] = [numberOf(json['frequency']), numberOf(json['frequencyMax'])];
  if (unit === undefined || (least === undefined && numberOf(json['period']) === undefined)) return '';
  repeat.skip('frequency', 'frequencyMax', 'period', 'periodUnit');
  const longest = numberOf(json['periodMax']);
  if (longest !== undefined) repeat.skip('periodMax');
  const shownPeriod =
    longest === undefined
      ? reading.number(period)
      : words.timing.between(reading.number(period), reading.number(longest));
  const span = words.spans[unit](longest ?? period, shownPeriod);
  const times = most ?? least ?? 1;
  const shown =
    most === undefined
      ? reading.number(times)
      : words.timing.between(reading.number(least ?? 1), reading.number(most));
  const plural = most === undefined ? times : Math.max(3, times);
  if (period === 1 && longest === undefined) return words.timing.often[unit](plural, shown);
  return times === 1 ? words.timing.every(span) : words.timing.oftenEvery(plural, shown, span);
}

function whenText(
  repeat: Repeat,
  { words, number }: { words: Reading['words']; number(value: number): string },
): string {
  const codes = listOf(repeat.take('when')).map((code) => textOf(code) ?? '');
  const when = codes
    .map((code) => own(words.timing.when, code) ?? code)
    .filter(Boolean)
    .join(', ');
  const offset = numberOf(repeat.json['offset']);
  if (offset === undefined || !when) return when;
  repeat.skip('offset');
  return words.timing.offset(words.spans.min(offset, number(offset)), when);
}

/** Days of the week in the reader's language. */
function dayNames(codes: readonly unknown[], locale: string): string {
  const names = codes.map((code) => {
    const index = days.indexOf(textOf(code) ?? '');
    // 1 January 2024 was a Monday.
    return index < 0
      ? (textOf(code) ?? '')
      : dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));
  });
  return names.filter(Boolean).join(', ');
}

/** For how long: a span, or from a day until another. */
export function boundsText(timing: JsonObject | undefined, tell: Tell): string {
  const repeat = timing?.['repeat'];
  if (!isObject(repeat)) return '';
  return tell(new Part(repeat).choice('bounds'));
}

function repeatText(repeat: Repeat, reading: Reading, tell: Tell, withBounds: boolean): string {
  const { words, locale } = reading;
  const count = numberOf(repeat.json['count']);
  if (count !== undefined) repeat.skip('count');
  const times = listOf(repeat.take('timeOfDay')).map((time) => timeText(textOf(time) ?? '', locale));
  const weekdays = dayNames(listOf(repeat.take('dayOfWeek')), locale);
  const bounds = repeat.choice('bounds');
  const lasting = withBounds && bounds !== undefined ? tell(bounds) : '';
  const isSpan = isObject(bounds) && numberOf(bounds['value']) !== undefined;
  return [
    often(repeat, reading),
    whenText(repeat, { words, number: (value) => reading.number(value) }),
    times.some(Boolean) ? words.timing.at(times.filter(Boolean).join(', ')) : '',
    weekdays && words.timing.on(weekdays),
    count === undefined ? '' : words.timing.inAll(count, reading.number(count)),
    lasting && isSpan ? words.timing.forSpan(lasting) : lasting,
  ]
    .filter(Boolean)
    .join(', ');
}

/** When something is taken or done, in words: "twice a day, after meals". */
export function timingText(
  timing: Part<r4.Timing>,
  reading: Reading,
  tell: Tell,
  _key = '',
  withBounds = true,
): string {
  const repeat = timing.json['repeat'];
  const said: string[] = [];
  if (isObject(repeat)) {
    timing.skip('repeat');
    const part = new Part<r4.TimingRepeat>(repeat);
    said.push(repeatText(part, reading, tell, withBounds));
    const rest = part.rest();
    if (Object.keys(rest).length > 0) said.push(tell(rest));
  }
  said.push(...listOf(timing.take('event')).map((event) => tell(event)), tell(timing.take('code')));
  return [...new Set(said.filter(Boolean))].join(', ');
}
