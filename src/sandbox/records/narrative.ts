import type { Narrative } from 'fhir/r4';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

function narrative(content: string): Narrative {
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>` };
}

/** A text for readers of one paragraph. */
export const paragraph = (text: string): Narrative => narrative(`<p>${escaped(text)}</p>`);

/** A text for readers that lists what a section holds. */
export const list = (items: readonly string[]): Narrative =>
  narrative(`<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`);
