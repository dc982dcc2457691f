import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import type { Script } from '../../support/fixtures.js';
import { smoothProfile } from '../../support/fixtures-profile.js';

/** A page with one profile and its backend, at which nothing goes wrong but for what the script changes. */
export const profilePage = (
  script: Script = {},
  attributes: Record<string, string> = {},
): ElementPage<AbhaProfile> =>
  openPage('abha-profile', { script: { ...smoothProfile, ...script }, attributes });

/** What the page hears of an event. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}

/** All that an element shows from now on, change by change, fields included. */
export function watch(element: AbhaProfile): string[] {
  const shown: string[] = [];
  const look = (): void => {
    const inputs = [...element.shadowRoot!.querySelectorAll('input')].map(({ value }) => value);
    shown.push(element.shadowRoot!.textContent + inputs.join());
  };
  new MutationObserver(look).observe(element.shadowRoot!, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  return shown;
}

/** Waits a moment, in which nothing should happen. */
export const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
