import type { ProviderSearch } from '../../../src/elements/provider-search/index.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import type { Script } from '../../support/fixtures.js';
import { smoothProviders } from '../../support/fixtures-providers.js';

/** A page with one search. */
export const searchPage = (
  script: Script = {},
  attributes: Record<string, string> = {},
): ElementPage<ProviderSearch> =>
  openPage('provider-search', { script: { ...smoothProviders, ...script }, attributes });

/** Details of the events of a name, as they come. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
