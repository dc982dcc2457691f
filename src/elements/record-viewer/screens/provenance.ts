import type { RecordViewerMessages } from '../../../locales/record-viewer.js';
import type { RecordDocument } from '../reading/blocks.js';
import type { RecordTarget } from '../record-target.js';

/** Where a record comes from: which facility, of which care context, and when it was made. */
export function provenanceLines(
  { hipId, careContextId, facilityName, display }: RecordTarget,
  { facility, date }: RecordDocument,
  m: RecordViewerMessages,
): readonly string[] {
  return [
    m.provenance(facilityName ?? facility ?? hipId),
    m.visit(display ?? careContextId),
    ...(date ? [m.made(date)] : []),
  ];
}
