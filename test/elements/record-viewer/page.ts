import type { RecordViewer } from '../../../src/elements/record-viewer/index.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import type { Script } from '../../support/fixtures.js';
import { smoothRecord, target } from '../../support/fixtures-records.js';

/** A page with one viewer. */
export const recordPage = (
  script: Script = {},
  attributes: Record<string, string> = target,
): ElementPage<RecordViewer> =>
  openPage('record-viewer', { script: { ...smoothRecord, ...script }, attributes });

/** Details of the events of a name, as they come. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
