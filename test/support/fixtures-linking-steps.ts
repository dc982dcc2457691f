import '../../src/elements/care-contexts/define.js';
import type { CareContexts } from '../../src/elements/care-contexts/index.js';
import type { ProviderSearch } from '../../src/elements/provider-search/index.js';
import { findPart } from './drive.js';
import { choose } from './fixtures-providers.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { rightCode } from './linking-backend.js';
import { until } from './until.js';

/** What the linking shows. */
export const form = (element: CareContexts): HTMLElement | undefined => findPart(element, 'form');

/** The search for facilities inside the linking. */
export function searchIn(element: CareContexts): ProviderSearch {
  const found = element.shadowRoot!.querySelector('provider-search');
  if (!found) throw new Error(`No search: ${element.shadowRoot!.textContent}`);
  return found;
}

/** Opens the linking, and waits for its search. */
export async function toFacility(element: CareContexts): Promise<void> {
  await until(() => findPart(element, 'button-link') !== undefined, 'the list');
  await atRest(element);
  await pressPart(element, 'button-link');
  await until(() => element.shadowRoot!.querySelector('provider-search') !== null, 'the search');
  await atRest(element);
}

/** Chooses the facility. */
export async function toDetails(element: CareContexts): Promise<void> {
  await toFacility(element);
  await choose(searchIn(element));
  await until(() => findPart(element, 'field-reference') !== undefined, 'the details');
  await atRest(element);
}

/** Has the facility look for the patient. */
export async function fetchRecords(element: CareContexts): Promise<void> {
  await toDetails(element);
  await go(element, 'submit');
}

/** The boxes, or radio buttons, of one part, from top to bottom. */
export const boxes = (element: CareContexts, name: string): HTMLInputElement[] => [
  ...form(element)!.querySelectorAll<HTMLInputElement>(`[part~="${name}"] input`),
];

/** Ticks or unticks visits. */
export async function tick(element: CareContexts, ...indices: readonly number[]): Promise<void> {
  for (const index of indices) boxes(element, 'visit')[index]!.click();
  await element.updateComplete;
}

/** Has the facility send the code for the first of some visits. */
export async function toOtp(element: CareContexts, ...indices: readonly number[]): Promise<void> {
  await fetchRecords(element);
  await tick(element, ...indices);
  await go(element, 'submit');
}

/** Types the code, and links the present visit with it. */
export async function giveCode(element: CareContexts, code = rightCode): Promise<void> {
  await typeInto(element, 'otp', code);
  await go(element, 'submit');
}
