import type * as r4 from 'fhir/r4';
import { type Part, textOf } from '../reading/json.js';
import { together } from '../reading/phrases.js';
import type { Reading } from '../reading/reading.js';
import type { Tell } from '../reading/telling.js';

/** A note, with who wrote it and when. */
export function annotation(part: Part<r4.Annotation>, _reading: Reading, tell: Tell): string {
  const who = tell(
    part.take(part.json['authorReference'] === undefined ? 'authorString' : 'authorReference'),
  );
  const when = tell(part.take('time'));
  const by = together([who, when], ', ');
  return together([part.text('text'), by && `(${by})`]);
}

/** A signature; its bytes say nothing to a reader. */
export function signature(part: Part<r4.Signature>, { words }: Reading, tell: Tell): string {
  part.skip('data', 'sigFormat', 'targetFormat');
  const said = [tell(part.take('who')), tell(part.take('when')), tell(part.take('type'))];
  return together([words.signed, ...said], ', ');
}

/** A file is shown by itself, with its name: here it only is kept. */
export function attachment(part: Part<r4.Attachment>, reading: Reading, tell: Tell): string {
  const [title, type, data, url] = [
    part.text('title'),
    part.text('contentType'),
    part.text('data'),
    part.text('url'),
  ];
  const binary = url === undefined ? undefined : reading.find(url);
  if (binary) reading.within(binary, () => undefined);
  const inBinary = binary && { data: textOf(binary['data']), type: textOf(binary['contentType']) };
  reading.keepFile({
    title,
    made: tell(part.take('creation')) || undefined,
    type: type ?? inBinary?.type,
    data: data ?? inBinary?.data,
    url: data === undefined && inBinary?.data === undefined ? url : undefined,
  });
  return '';
}
