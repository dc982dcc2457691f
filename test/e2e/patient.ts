import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { common as commonEn } from '../../src/locales/en/common.js';
import { signup as signupEn } from '../../src/locales/en/signup.js';
import { common as commonHi } from '../../src/locales/hi/common.js';
import { signup as signupHi } from '../../src/locales/hi/signup.js';
import { seedPeople, type SeedPerson } from '../../src/sandbox/index.js';

/** What the elements say, by language. */
export const words = {
  en: { common: commonEn, signup: signupEn },
  hi: { common: commonHi, signup: signupHi },
};

/** Language of a page. */
export type Language = keyof typeof words;

/** Somebody of the seed by the beginning of their name. */
export function person(name: string): SeedPerson & { readonly phone: string } {
  const found = seedPeople.find((candidate) => candidate.name.join(' ').startsWith(name));
  assert(found, `the seed has no ${name}`);
  return { ...found, phone: found.mobile ?? '' };
}

/** A patient at the page "My ABHA": finds everything as a person does, by label and role. */
export class Patient {
  constructor(
    readonly page: Page,
    public language: Language = 'en',
  ) {}

  get words(): (typeof words)[Language] {
    return words[this.language];
  }

  get element(): Locator {
    return this.page.locator('abha-signup');
  }

  /** The heading of the screen that shows. */
  get heading(): Locator {
    return this.element.getByRole('heading', { level: 2 });
  }

  get alert(): Locator {
    return this.element.getByRole('alert');
  }

  get aadhaarField(): Locator {
    return this.field(this.words.signup.aadhaar.label);
  }

  get otpField(): Locator {
    return this.field(this.words.signup.otp.label);
  }

  get mobileField(): Locator {
    return this.field(this.words.signup.otp.mobileLabel);
  }

  get addressField(): Locator {
    return this.field(this.words.signup.address.label);
  }

  get suggestions(): Locator {
    return this.element
      .getByRole('group', { name: this.words.signup.address.suggestions })
      .getByRole('button');
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

  async agrees(): Promise<void> {
    const { consent, aadhaar } = this.words.signup;
    await this.element.getByRole('checkbox', { name: consent.agree }).check();
    await this.button(consent.submit).click();
    await this.sees(aadhaar.title);
  }

  /** Types the Aadhaar number over whatever the field holds. */
  async typesAadhaar(aadhaar: string): Promise<void> {
    await this.aadhaarField.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(aadhaar);
  }

  async entersAadhaar(aadhaar: string): Promise<void> {
    await this.typesAadhaar(aadhaar);
    await this.button(this.words.signup.aadhaar.submit).click();
  }

  /** Agrees, enters the Aadhaar number, and waits for the code. */
  async asksForCode({ aadhaar }: SeedPerson): Promise<void> {
    await this.agrees();
    await this.entersAadhaar(aadhaar);
    await this.sees(this.words.signup.otp.title);
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

  async entersCode(code: string, mobile?: string): Promise<void> {
    await this.otpField.fill(code);
    if (mobile !== undefined) await this.mobileField.fill(mobile);
    await this.confirms();
  }

  async confirms(): Promise<void> {
    await this.button(this.words.signup.otp.submit).click();
  }

  /** From the beginning until the Aadhaar OTP was right. */
  async confirmsAadhaar(who: SeedPerson & { readonly phone: string }, mobile = who.phone): Promise<void> {
    await this.asksForCode(who);
    await this.entersCode(await this.readsCode(who.phone), mobile);
  }

  /** Types an address and creates the ABHA. */
  async chooses(address: string): Promise<void> {
    await this.addressField.fill(address);
    await this.text(this.words.signup.address.free(`${address}@abdm`)).waitFor();
    await this.button(this.words.signup.address.submit).click();
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
    const deadline = Date.now() + 3000;
    const hasFocus = (): Promise<boolean> =>
      locator.evaluate((node) => (node.getRootNode() as Document | ShadowRoot).activeElement === node);
    while (!(await hasFocus())) {
      assert(Date.now() < deadline, `the focus is not at ${String(locator)}`);
      await this.page.waitForTimeout(20);
    }
  }
}
