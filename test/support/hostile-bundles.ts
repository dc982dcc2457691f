import type { Bundle } from 'fhir/r4';
import { pdf, recordOf, records, to } from './record-bundles.js';

const script = 'window.pwned = (window.pwned ?? 0) + 1';
const narrative = (div: string): object => ({ status: 'generated', div });

/** Markup that runs something, or asks for something, wherever it becomes part of a page. */
export const hostileMarkup = [
  `<div><script>${script}</script>Script</div>`,
  `<div><img src="x" onerror="${script}">Image</div>`,
  `<div><svg onload="${script}"><text>Svg</text></svg></div>`,
  `<div><a href="javascript:${script}">Link</a></div>`,
  `<div><iframe src="javascript:${script}"></iframe><object data="/stolen"></object>Frame</div>`,
  `<div><form action="/stolen"><input autofocus onfocus="${script}"></form>Form</div>`,
  `<div><style>@import "/stolen";</style><link rel="stylesheet" href="/stolen">Style</div>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${script}&gt;">`,
  `<div><template><img src=x onerror="${script}"></template>Template</div>`,
  `<div style="background: url(/stolen)"><video src="/stolen" onerror="${script}"></video>Video</div>`,
] as const;

/** A record whose every text and file is made to break a page. */
export const hostileRecord = recordOf(
  `<img src=x onerror="${script}">`,
  [
    {
      title: '<b>Section</b>',
      entry: [to('condition'), to('page'), to('drawing'), to('address'), to('lie')],
    },
    ...hostileMarkup.map((div, index) => ({ title: `Text ${index + 1}`, text: narrative(div) })),
  ] as never,
  [
    {
      resourceType: 'Condition',
      id: 'condition',
      code: { text: `\u202E${'अ'.repeat(300)} 👩‍⚕️ <script>${script}</script>` },
      note: [{ text: `javascript:${script}` }],
      text: narrative(hostileMarkup[1]),
    },
    {
      resourceType: 'DocumentReference',
      id: 'page',
      status: 'current',
      content: [
        {
          attachment: {
            contentType: 'text/html',
            title: 'page.html',
            data: btoa(`<script>${script}</script>`),
          },
        },
      ],
    },
    {
      resourceType: 'Media',
      id: 'drawing',
      status: 'completed',
      content: { contentType: 'image/svg+xml', title: 'Drawing', data: btoa(`<svg onload="${script}"/>`) },
    },
    {
      resourceType: 'DocumentReference',
      id: 'address',
      status: 'current',
      content: [
        { attachment: { contentType: 'image/png', url: `javascript:${script}` } },
        { attachment: { contentType: 'image/png', url: 'https://elsewhere.example/stolen.png' } },
        { attachment: { contentType: 'text/html', url: `data:text/html,<script>${script}</script>` } },
        { attachment: { contentType: 'image/png', title: 'Broken', data: '!!! no base64 !!!' } },
        { attachment: { contentType: 'image/png', title: 'Half a picture', data: 'iVBORw0KGgo=' } },
      ],
    },
    {
      resourceType: 'DocumentReference',
      id: 'lie',
      status: 'current',
      content: [{ attachment: { contentType: 'text/html', title: 'A letter', data: pdf } }],
    },
  ] as never,
);

/** JSON of a bundle in which something lies inside something, so many levels deep: not every engine could write it. */
function nestedJson(levels: number): string {
  const section = '{"title":"Inside","section":['.repeat(levels) + ']}'.repeat(levels);
  const extension = '{"url":"inside","extension":['.repeat(levels) + ']}'.repeat(levels);
  const deep = `{"resourceType":"Condition","id":"deep","code":{"text":"Still here"},"extension":[${extension}]}`;
  const composition = `{"resourceType":"Composition","title":"Nested","section":[{"title":"First","entry":[{"reference":"Condition/deep"}]},${section}]}`;
  return `{"resourceType":"Bundle","type":"document","entry":[{"resource":${composition}},{"resource":${deep}}]}`;
}

/** A bundle in which something lies inside something, so many levels deep. */
export const nested = (levels: number): Bundle => JSON.parse(nestedJson(levels)) as Bundle;

/** Resources that refer to each other in circles, and in a chain of that many. */
export function circles(length: number): Bundle {
  const chain = Array.from({ length }, (_, index) => ({
    resourceType: 'Observation',
    id: `o${index}`,
    status: 'final',
    code: { text: `Link ${index}` },
    hasMember: [{ reference: `Observation/o${(index + 1) % length}` }],
    subject: { reference: `Observation/o${index}` },
  }));
  const roles = ['a', 'b'].map((id, index) => ({
    resourceType: 'PractitionerRole',
    id,
    practitioner: { reference: `PractitionerRole/${index === 0 ? 'b' : 'a'}` },
    specialty: [{ text: `Specialty ${id}` }],
  }));
  return recordOf(
    'Circles',
    [{ title: 'Chain', entry: [{ reference: 'Observation/o0' }] }],
    [...chain, ...roles] as never,
    { author: [{ reference: 'PractitionerRole/a' }, { reference: 'Composition/composition' }] },
  );
}

/** A record with one file of so many megabytes. */
export function megabytes(count: number): Bundle {
  const data = btoa('%PDF-') + 'AAAA'.repeat(count << 18);
  const attachment = { contentType: 'application/pdf', title: 'Large file', data };
  const file = {
    resourceType: 'DocumentReference',
    id: 'file',
    status: 'current',
    content: [{ attachment }],
  };
  return recordOf('Large', [{ title: 'File', entry: [to('file')] }], [file] as never);
}

const wronglyTyped = (): string =>
  JSON.stringify(records.laboratory).replaceAll(/"text":"[^"]*"/g, '"text":[{"text":7}]');

/** Records that could make a page stand still, each with a text of the rest; `npm run bench -- viewer` says how long it does. */
export const heavyRecords: Readonly<Record<string, { readonly json: () => string; readonly text: string }>> =
  {
    'nested 10,000 deep': { json: () => nestedJson(10_000), text: 'Still here' },
    'a circle of 3,000 references': { json: () => JSON.stringify(circles(3000)), text: 'Link 2999' },
    'a file of eight megabytes': { json: () => JSON.stringify(megabytes(8)), text: 'Large file' },
    'wrong types everywhere': { json: wronglyTyped, text: 'Lake View Hospital' },
  };
