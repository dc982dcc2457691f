import type * as r4 from 'fhir/r4';
import { isObject, listOf, objectsOf, Part } from '../reading/json.js';
import type { Reading } from '../reading/reading.js';
import { boundsText, timingText } from './timing.js';

type Tell = (value: unknown, key?: string) => string;

function amounts(dosage: Part<r4.Dosage>, tell: Tell): string[] {
  return listOf(dosage.take('doseAndRate')).flatMap((dose) => {
    if (!isObject(dose)) return [tell(dose)];
    const part = new Part<r4.DosageDoseAndRate>(dose);
    // What kind of dose it is, ordered or calculated, says nothing to a patient.
    part.skip('type');
    const said = [tell(part.choice('dose')), tell(part.choice('rate'))];
    return [...said, tell(part.rest())];
  });
}

function atMost(dosage: Part<r4.Dosage>, { words }: Reading, tell: Tell): string[] {
  const ratios = objectsOf(dosage.take('maxDosePerPeriod')).map((ratio) =>
    words.timing.perSpan(tell(ratio['numerator']), tell(ratio['denominator'])),
  );
  const single = [tell(dosage.take('maxDosePerAdministration')), tell(dosage.take('maxDosePerLifetime'))];
  return [...ratios, ...single].filter(Boolean).map((dose) => words.timing.atMost(dose));
}

/** For how long a medicine is taken, as its dosage says. */
export function durationText(dosage: unknown, reading: Reading, tell: Tell): string {
  if (!isObject(dosage) || !isObject(dosage['timing'])) return '';
  const bounds = boundsText(dosage['timing'], tell);
  const repeat = dosage['timing']['repeat'];
  const isSpan = isObject(repeat) && Object.keys(repeat).some((key) => key === 'boundsDuration');
  return bounds && isSpan ? reading.words.timing.forSpan(bounds) : bounds;
}

/**
 * How a medicine is taken, in words: what the prescriber wrote, and what the structured dose and times say.
 *
 * @param withBounds - false where the duration stands elsewhere
 */
export function dosageText(
  dosage: Part<r4.Dosage>,
  reading: Reading,
  tell: Tell,
  _key = '',
  withBounds = true,
): string {
  const { timing } = reading.words;
  // The order of several dosages is the order in which they are shown.
  dosage.skip('sequence');
  const written = [dosage.text('text'), dosage.text('patientInstruction')];
  const when = dosage.json['timing'];
  const structured = amounts(dosage, tell);
  if (isObject(when)) {
    dosage.skip('timing');
    const part = new Part<r4.Timing>(when);
    structured.push(timingText(part, reading, tell, '', withBounds));
    structured.push(tell(part.rest()));
  }
  const needed = dosage.choice('asNeeded');
  if (needed === true) structured.push(timing.asNeeded);
  else if (isObject(needed)) structured.push(timing.asNeededFor(tell(needed)));
  else if (needed !== undefined && needed !== false) structured.push(tell(needed));
  structured.push(
    ...listOf(dosage.take('additionalInstruction')).map((one) => tell(one)),
    ...(['method', 'route', 'site'] as const).map((key) => tell(dosage.take(key))),
    ...atMost(dosage, reading, tell),
  );
  const spoken = [...new Set(structured.filter(Boolean))].join(', ');
  return [...new Set([...written, spoken].filter(Boolean))].join('\n');
}
