import type { Block } from './blocks.js';
import { type AnyPart, type Part, textOf } from './json.js';
import type { Reading } from './reading.js';

/** What stands for nothing out of the ordinary. */
const ordinary =
  /^(?:final|completed|active|current|finished|available|issued|order|balanced|billed|billable)$/;

/** Reads the status of a resource: a warning where it needs one; an ordinary one is not worth a word. */
export function statusRemarks(part: AnyPart, reading: Reading): Block[] {
  const remarks: Block[] = [];
  for (const key of ['status', 'docStatus', 'intent'] as const) {
    const status = textOf(part.json[key]);
    if (status === undefined) continue;
    const isOrdinary = ordinary.test(status);
    const text = isOrdinary ? undefined : reading.label('warnings', status);
    if (text || isOrdinary) (part as Part).skip(key);
    if (text) remarks.push({ kind: 'remark', text, isWarning: status !== 'preliminary' });
  }
  return remarks;
}
