import type { AbhaLogin } from '../../../src/elements/abha-login/index.js';
import { type ElementPage, openPage } from '../../support/element-page.js';
import { portalTexts, smoothLogin } from '../../support/fixtures-login.js';
import type { Script } from '../../support/fixtures.js';

/** A page with one sign-in and its backend, at which nothing goes wrong but for what the script changes. */
export function loginPage(
  script: Script = {},
  attributes: Readonly<Record<string, string>> = {},
  lang = 'en',
): ElementPage<AbhaLogin> {
  return openPage('abha-login', {
    script: { ...smoothLogin, ...script },
    attributes,
    slots: portalTexts,
    lang,
  });
}

/** What the page hears of an event. */
export function heard(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
