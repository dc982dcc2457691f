import type { Flag } from '../reading/blocks.js';
import { type JsonObject, isObject, objectsOf, own, textOf } from '../reading/json.js';
import { numberOf } from '../reading/numbers.js';
import type { Reading } from '../reading/reading.js';

const signs: Readonly<Record<string, readonly [sign: string, tone: Flag['tone']]>> = {
  ...{ H: ['▲', 'warn'], HU: ['▲', 'warn'], HX: ['▲', 'warn'], HH: ['▲▲', 'warn'], above: ['▲', 'warn'] },
  ...{ L: ['▼', 'warn'], LU: ['▼', 'warn'], LX: ['▼', 'warn'], LL: ['▼▼', 'warn'], below: ['▼', 'warn'] },
  ...{ A: ['◆', 'warn'], AA: ['◆◆', 'warn'], POS: ['◆', 'plain'], DET: ['◆', 'plain'] },
  ...{ N: ['✓', 'good'] },
};

function flagOf(code: string, { words }: Reading): Flag | undefined {
  const text = own(words.flags, code);
  const [sign, tone] = own(signs, code) ?? ['●', 'plain'];
  return text === undefined ? undefined : { sign, text, tone };
}

/** The one range that is meant for everybody; of several it is not known which one counts. */
function onlyRange(ranges: readonly JsonObject[]): JsonObject | undefined {
  const [range, ...others] = ranges;
  if (!range || others.length > 0 || range['appliesTo'] !== undefined || range['age'] !== undefined)
    return undefined;
  return range;
}

function beyond(value: JsonObject, ranges: unknown): 'above' | 'below' | undefined {
  const range = onlyRange(objectsOf(ranges));
  const number = numberOf(value['value']);
  if (!range || number === undefined || value['comparator'] !== undefined) return undefined;
  for (const [side, isBeyond] of [
    ['low', (limit: number) => number < limit],
    ['high', (limit: number) => number > limit],
  ] as const) {
    const limit = range[side];
    if (!isObject(limit)) continue;
    const unit = textOf(limit['unit']) ?? textOf(limit['code']);
    const isSame = unit === undefined || unit === (textOf(value['unit']) ?? textOf(value['code']));
    const bound = numberOf(limit['value']);
    if (isSame && bound !== undefined && isBeyond(bound)) return side === 'low' ? 'below' : 'above';
  }
  return undefined;
}

/** How a result is marked: as the laboratory did, else by the range that it gave. */
export function resultFlag(
  codes: readonly string[],
  value: unknown,
  ranges: unknown,
  reading: Reading,
): Flag | undefined {
  for (const code of codes) {
    const flag = flagOf(code, reading);
    if (flag) return flag;
  }
  const side = codes.length === 0 && isObject(value) ? beyond(value, ranges) : undefined;
  return side && flagOf(side, reading);
}
