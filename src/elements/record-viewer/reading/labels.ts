import type { Reading } from './reading.js';

/** Types that end the name of a choice: `onsetDateTime`, `valueQuantity`. */
const typeAtEnd =
  /(?:Boolean|Integer|Decimal|DateTime|Date|Time|Instant|String|Uri|Url|Code|CodeableConcept|Coding|Quantity|Range|Ratio|Period|Age|Duration|Reference|Identifier|Attachment|Timing|SampledData|Money|Annotation|Address|HumanName|ContactPoint|Markdown|PositiveInt|UnsignedInt)$/;

const apart = (name: string): string => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What a field is called; one that nobody has a word for, by its own name in plain letters. */
export function labelOf(key: string, reading: Reading): string {
  const name = key.replace(/^_/, '');
  const choice = name.replace(typeAtEnd, '') || name;
  return reading.label('labels', name, choice) ?? apart(choice);
}

/** What a kind of resource is called. */
export const typeLabel = (type: string, reading: Reading): string =>
  reading.label('types', type) ?? apart(type);

/** What the address of an extension ends with, as a name. */
export const extensionLabel = (url: string, reading: Reading): string =>
  labelOf(/([^/#]+)[/#]*$/.exec(url)?.[1] ?? url, reading);
