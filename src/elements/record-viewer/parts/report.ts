import type * as r4 from 'fhir/r4';
import type { Block, Steps } from '../reading/blocks.js';
import { tellResources } from '../reading/families.js';
import { type JsonObject, listOf, Part } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import type { Reading } from '../reading/reading.js';
import { linesOf, say } from '../reading/say.js';
import { headingOf, referred, restBlocks } from '../reading/tell.js';

/** Tells a report of tests: what was found, its conclusion, and its files. */
export function* tellReport(resource: JsonObject, reading: Reading, level: number): Steps<Block[]> {
  const part = new Part<r4.DiagnosticReport>(resource);
  const heading = headingOf(resource, reading, level);
  if (heading.kind === 'heading' && heading.text.endsWith(say(part.json['code'], reading))) part.skip('code');
  const { resources, names } = referred(part.take('result'), reading);
  const results = yield* tellResources(resources, reading, level + 1);
  const links = part.objects('media').flatMap((media) => [media['link'], media['comment']]);
  const around = referred(
    [...links, ...listOf(part.take('specimen')), ...listOf(part.take('imagingStudy'))],
    reading,
  );
  const conclusion = [
    ...linesOf(part.take('conclusion'), reading),
    ...linesOf(part.take('conclusionCode'), reading),
  ];
  const facts = [
    { label: labelOf('conclusion', reading), lines: conclusion },
    { label: labelOf('result', reading), lines: names },
    { label: labelOf('specimen', reading), lines: around.names },
  ].filter(({ lines }) => lines.length > 0);
  return [
    heading,
    ...results,
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    ...restBlocks(part, reading),
    ...(yield* tellResources(around.resources, reading, level + 1)),
  ];
}
