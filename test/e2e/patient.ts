import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { seedPeople, type SeedPerson } from '../../src/sandbox/index.js';
import { type Language, Visitor } from './visitor.js';

export { type Language, words } from './visitor.js';

/** Somebody of the seed by the beginning of their name. */
export function person(name: string): SeedPerson & { readonly phone: string } {
  const found = seedPeople.find((candidate) => candidate.name.join(' ').startsWith(name));
  assert(found, `the seed has no ${name}`);
  return { ...found, phone: found.mobile ?? '' };
}

/** A patient at the page "Register", before the sign-up. */
export class Patient extends Visitor {
  constructor(page: Page, language: Language = 'en') {
    super(page, 'abha-signup', language);
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

  /** The button that signs in to an ABHA address that was found. */
  account(abhaAddress: string): Locator {
    return this.button(this.words.signup.accounts.signInTo(abhaAddress));
  }

  /** Chooses a way to an ABHA. */
  async takes(method: 'aadhaar' | 'mobile' | 'face' | 'none'): Promise<void> {
    await this.button(this.words.signup.method[method]).click();
  }

  /** Agrees to the consent; comes to it first, where the ways are still to be chosen from. */
  async agrees(): Promise<void> {
    const { consent, aadhaar, method } = this.words.signup;
    const title = this.heading.getByText(consent.title, { exact: true });
    await title.or(this.heading.getByText(method.title, { exact: true })).waitFor();
    if (!(await title.isVisible())) await this.takes('aadhaar');
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

  /** Takes the way by mobile number, up to the right code. */
  async confirmsMobile(mobile: string): Promise<void> {
    const { signup } = this.words;
    await this.takes('mobile');
    await this.field(signup.mobile.label).fill(mobile);
    await this.button(signup.mobile.submit).click();
    await this.sees(signup.selfDeclaredOtp.title);
    await this.otpField.fill(await this.readsCode(mobile));
    await this.button(signup.mobileOtp.submit).click();
  }

  /** Says who they are, agrees, and goes on. */
  async saysWho(): Promise<void> {
    const m = this.words.signup.person;
    const typed = {
      [m.firstName]: 'Kamala',
      [m.optional(m.lastName)]: 'Dubey',
      [m.day]: '27',
      [m.month]: '3',
      [m.year]: '1995',
      [m.line]: '4 Sadar Bazar',
      [m.pincode]: '226001',
    };
    for (const [label, text] of Object.entries(typed)) await this.field(label).fill(text);
    await this.element.getByRole('radio', { name: m.genders.F, exact: true }).check();
    await this.element.getByRole('checkbox').check();
    await this.button(m.submit).click();
  }

  /** Types an address and creates the ABHA. */
  async chooses(address: string): Promise<void> {
    await this.addressField.fill(address);
    await this.text(this.words.signup.address.free(`${address}@abdm`)).waitFor();
    await this.button(this.words.signup.address.submit).click();
  }
}
