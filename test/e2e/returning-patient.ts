import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { type Language, Visitor } from './visitor.js';

/** What somebody signs in with, and what comes of it. */
export interface WayToSignIn {
  readonly identifier: string;
  /** Where the patient is asked who shall send the code. */
  readonly system?: 'abdm' | 'aadhaar';
  readonly phone: string;
  /** What is found, where there is something to choose. */
  readonly accounts?: readonly string[];
  readonly signsInTo: string;
}

/** A patient at the page "Sign in with ABHA", before the sign-in. */
export class ReturningPatient extends Visitor {
  constructor(page: Page, language: Language = 'en') {
    super(page, 'abha-login', language);
  }

  get identifierField(): Locator {
    return this.field(this.words.login.identifier.label);
  }

  get otpField(): Locator {
    return this.field(this.words.login.otp.label);
  }

  /** The button that signs in to an ABHA address that was found. */
  account(abhaAddress: string): Locator {
    return this.button(this.words.login.accounts.signInTo(abhaAddress));
  }

  /** Says who they are in whatever way, and agrees to the portal's terms. */
  async enters(identifier: string): Promise<void> {
    const m = this.words.login.identifier;
    await this.identifierField.fill(identifier);
    await this.element.getByRole('checkbox', { name: m.agree }).check();
    await this.button(m.submit).click();
  }

  /** Chooses where the code goes. */
  async wantsCodeFrom(system: 'abdm' | 'aadhaar'): Promise<void> {
    await this.button(this.words.login.method[system]).click();
  }

  async entersCode(code: string): Promise<void> {
    await this.sees(this.words.login.otp.title);
    await this.otpField.fill(code);
    await this.button(this.words.login.otp.submit).click();
  }

  async agreesToDataProcessing(): Promise<void> {
    await this.sees(this.words.login.dataProcessing.title);
    await this.button(this.words.login.dataProcessing.agree).click();
  }

  /** Agrees to data processing, and asserts that page and patient are told who is signed in. */
  async isSignedIn(abhaAddress: string): Promise<void> {
    await this.agreesToDataProcessing();
    await this.sees(this.words.login.done.title);
    await this.text(abhaAddress).waitFor();
    assert.equal((await this.told('page', 'abha-login'))['abhaAddress'], abhaAddress);
  }

  /** Signs in from the first screen to the last. */
  async signsIn({ identifier, system, phone, accounts, signsInTo }: WayToSignIn): Promise<void> {
    await this.enters(identifier);
    if (system) await this.wantsCodeFrom(system);
    await this.entersCode(await this.readsCode(phone));
    if (accounts) {
      await this.sees(this.words.login.accounts.title);
      for (const account of accounts) await this.account(account).waitFor();
      await this.account(signsInTo).click();
    }
    await this.isSignedIn(signsInTo);
  }
}
