import type { AbhaCard } from '../../../src/elements/abha-card/index.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import type { Script } from '../../support/fixtures.js';
import { smoothCard } from '../../support/fixtures-card.js';

/** A page with one card. */
export const cardPage = (
  script: Script = {},
  attributes: Record<string, string> = {},
): ElementPage<AbhaCard> => openPage('abha-card', { script: { ...smoothCard, ...script }, attributes });

/** Details of the events of a name, as they come. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}

/** Addresses of files on this page: made, and not ended yet. */
export function watchFiles(): { readonly open: Set<string>; end(): void } {
  const { createObjectURL, revokeObjectURL } = URL;
  const open = new Set<string>();
  URL.createObjectURL = (file: Blob): string => {
    const url = createObjectURL.call(URL, file);
    open.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    open.delete(url);
    revokeObjectURL.call(URL, url);
  };
  return { open, end: () => Object.assign(URL, { createObjectURL, revokeObjectURL }) };
}
