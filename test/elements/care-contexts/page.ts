import type { CareContexts } from '../../../src/elements/care-contexts/index.js';
import {
  type CareContextBackend,
  careContextBackend,
  type LinkedFacility,
  linkedFacilities,
} from '../../support/care-context-backend.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import type { Script } from '../../support/fixtures.js';
import '../../support/fixtures-care-contexts.js';

interface PageOptions {
  readonly facilities?: readonly LinkedFacility[];
  readonly script?: Script;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly lang?: string;
}

/** A page with one list of linked records, its backend, and what is linked there. */
export function recordsPage({
  facilities = linkedFacilities,
  script = {},
  attributes = {},
  lang = 'en',
}: PageOptions = {}): ElementPage<CareContexts> & { readonly abdm: CareContextBackend } {
  const abdm = careContextBackend(facilities);
  const page = openPage('care-contexts', { script: { ...abdm.script, ...script }, attributes, lang });
  return { ...page, abdm };
}

/** What the page hears of an event. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
