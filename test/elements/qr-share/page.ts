import type { QrShare } from '../../../src/elements/qr-share/index.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import type { Script } from '../../support/fixtures.js';
import { smoothShare } from '../../support/fixtures-share.js';

/** A page with one element, where nothing goes wrong but what the script changes. */
export const sharePage = (
  script: Script = {},
  attributes: Record<string, string> = {},
  lang = 'en',
): ElementPage<QrShare> => openPage('qr-share', { script: { ...smoothShare, ...script }, attributes, lang });

/** Details of the events of a name, as they come. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
