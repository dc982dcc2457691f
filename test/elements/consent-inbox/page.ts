import type { RequestDetails } from '../../../src/contract/requests.js';
import type { ConsentInbox } from '../../../src/elements/consent-inbox/index.js';
import { type ConsentBackend, consentBackend } from '../../support/consent-backend.js';
import { requestsOfEveryKind } from '../../support/consent-requests.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import type { Script } from '../../support/fixtures.js';
import '../../support/fixtures-consents.js';

interface PageOptions {
  readonly requests?: readonly RequestDetails[];
  /** Whether decisions need the PIN. */
  readonly pin?: boolean;
  readonly script?: Script;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly lang?: string;
}

/** A page with one inbox, its backend, and how the requests stand there. */
export function consentPage({
  requests = requestsOfEveryKind,
  pin = false,
  script = {},
  attributes = {},
  lang = 'en',
}: PageOptions = {}): ElementPage<ConsentInbox> & { readonly abdm: ConsentBackend } {
  const abdm = consentBackend(requests, { pin });
  const page = openPage('consent-inbox', { script: { ...abdm.script, ...script }, attributes, lang });
  return { ...page, abdm };
}

/** What the page hears of an event. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
