import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { card as cardEn } from '../../src/locales/en/card.js';
import { common as commonEn } from '../../src/locales/en/common.js';
import { deletion as deletionEn } from '../../src/locales/en/deletion.js';
import { failures as failuresEn } from '../../src/locales/en/failures.js';
import { kyc as kycEn } from '../../src/locales/en/kyc.js';
import { login as loginEn } from '../../src/locales/en/login.js';
import { profile as profileEn } from '../../src/locales/en/profile.js';
import { session as sessionEn } from '../../src/locales/en/session.js';
import { signupSteps as signupStepsEn } from '../../src/locales/en/signup-steps.js';
import { signup as signupEn } from '../../src/locales/en/signup.js';
import { card as cardHi } from '../../src/locales/hi/card.js';
import { common as commonHi } from '../../src/locales/hi/common.js';
import { deletion as deletionHi } from '../../src/locales/hi/deletion.js';
import { failures as failuresHi } from '../../src/locales/hi/failures.js';
import { kyc as kycHi } from '../../src/locales/hi/kyc.js';
import { login as loginHi } from '../../src/locales/hi/login.js';
import { profile as profileHi } from '../../src/locales/hi/profile.js';
import { session as sessionHi } from '../../src/locales/hi/session.js';
import { signupSteps as signupStepsHi } from '../../src/locales/hi/signup-steps.js';
import { signup as signupHi } from '../../src/locales/hi/signup.js';

/** What the elements say, by language. */
export const words = {
  en: {
    common: { ...commonEn, errors: failuresEn },
    signup: { ...signupEn, ...signupStepsEn },
    login: loginEn,
    profile: profileEn,
    card: cardEn,
    kyc: kycEn,
    deletion: deletionEn,
    session: sessionEn,
  },
  hi: {
    common: { ...commonHi, errors: failuresHi },
    signup: { ...signupHi, ...signupStepsHi },
    login: loginHi,
    profile: profileHi,
    card: cardHi,
    kyc: kycHi,
    deletion: deletionHi,
    session: sessionHi,
  },
};

/** Language of a page. */
export type Language = keyof typeof words;

/** Somebody before an element of a page: finds everything as a person does, by label and role. */
export class Visitor {
  constructor(
    readonly page: Page,
    readonly tag: string,
    public language: Language = 'en',
  ) {}

  get words(): (typeof words)[Language] {
    return words[this.language];
  }

  get element(): Locator {
    return this.page.locator(this.tag);
  }

  /** The heading of the screen that shows. */
  get heading(): Locator {
    return this.element.getByRole('heading', { level: 2 });
  }

  get alert(): Locator {
    return this.element.getByRole('alert');
  }

  field(label: string): Locator {
    return this.element.getByRole('textbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.element.getByRole('button', { name, exact: true });
  }

  /** A text anywhere in the element. */
  text(text: string): Locator {
    return this.element.getByText(text, { exact: true });
  }

  /** Waits for a screen by its heading. */
  async sees(title: string): Promise<void> {
    await this.heading.getByText(title, { exact: true }).waitFor();
  }

  async back(): Promise<void> {
    await this.button(this.words.common.back).click();
  }

  /** Chooses the language of the whole page. */
  async speaks(language: Language): Promise<void> {
    await this.page.locator(`[data-language="${language}"]`).click();
    this.language = language;
  }

  /**
   * Reads the newest code from the phone beside the form.
   *
   * @param count - how many messages must have come to that number
   */
  async readsCode(mobile: string, count = 1): Promise<string> {
    const { page } = this;
    if ((await page.locator('#whose').inputValue()) !== '') await page.locator('#whose').selectOption('');
    const shown = `${mobile.slice(0, 5)} ${mobile.slice(5)}`;
    const messages = page.locator('#messages').getByRole('listitem').filter({ hasText: shown });
    await messages.nth(count - 1).waitFor();
    const code = /\b\d{6}\b/.exec((await messages.first().locator('p').nth(1).textContent()) ?? '')?.[0];
    assert(code, `the phone of ${mobile} shows no code`);
    return code;
  }

  /** What the portal's panel shows of an event or a hook: its details. */
  async told(panel: 'page' | 'server', name: string): Promise<Record<string, unknown>> {
    const entry = this.page.locator(`#${panel}-log`).getByRole('listitem').filter({ hasText: name }).first();
    return JSON.parse((await entry.locator('pre').textContent()) ?? '') as Record<string, unknown>;
  }

  /** Asserts that the panel shows no such event or hook. */
  async wasNotTold(panel: 'page' | 'server', name: string): Promise<void> {
    assert.equal(await this.page.locator(`#${panel}-log`).getByText(name, { exact: true }).count(), 0);
  }

  /** Waits until an element of the screen has the focus of the keyboard. */
  async isAt(locator: Locator): Promise<void> {
    const deadline = Date.now() + 15_000;
    const hasFocus = (): Promise<boolean> =>
      locator.evaluate((node) => (node.getRootNode() as Document | ShadowRoot).activeElement === node);
    while (!(await hasFocus())) {
      assert(Date.now() < deadline, `the focus is not at ${String(locator)}`);
      await this.page.waitForTimeout(20);
    }
  }
}
