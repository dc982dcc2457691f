import type * as r4 from 'fhir/r4';
import type { Block } from '../reading/blocks.js';
import { type JsonObject, Part, textOf } from '../reading/json.js';
import type { Reading } from '../reading/reading.js';
import { fileBlocks, headingOf, restBlocks } from '../reading/tell.js';

/** Tells a file that stands in a record by itself. */
export function tellBinary(resource: JsonObject, reading: Reading, level: number): Block[] {
  const part = new Part<r4.Binary>(resource);
  reading.keepFile({
    title: undefined,
    made: undefined,
    type: part.text('contentType'),
    data: textOf(part.take('data')),
    url: undefined,
  });
  part.skip('securityContext');
  return [headingOf(resource, reading, level), ...fileBlocks(reading), ...restBlocks(part, reading)];
}
