import type { Locator, Page } from 'playwright-core';
import { type Language, Visitor } from './visitor.js';

/** A patient at the page "My ABHA", before the profile. */
export class ProfilePage extends Visitor {
  constructor(page: Page, language: Language = 'en') {
    super(page, 'abha-profile', language);
  }

  /** The dialog that renews the session. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get addressField(): Locator {
    return this.field(this.words.profile.form.line).first();
  }

  /** The portal's own list of who is signed in. */
  get patients(): Locator {
    return this.page.locator('#patients').getByRole('listitem');
  }

  /** The heading of the profile, or of what is open in it. */
  override get heading(): Locator {
    return this.element.locator('#title');
  }

  /** What a line of the profile says, such as `name` or `home`. */
  line(name: string): Locator {
    return this.element.locator(`[part~="value-${name}"]`);
  }

  /** The badge that says whether KYC is verified. */
  get badge(): Locator {
    return this.element.locator('[part~="badge"]');
  }

  /** Waits until the profile shows an ABHA address. */
  async shows(abhaAddress: string): Promise<void> {
    await this.element.getByText(abhaAddress, { exact: true }).first().waitFor();
  }

  async edits(): Promise<void> {
    await this.button(this.words.profile.edit).first().click();
    await this.sees(this.words.profile.form.title);
  }

  async saves(): Promise<void> {
    await this.button(this.words.profile.form.save).first().click();
  }

  /** Types over what the form has, by label. */
  async types(texts: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(texts)) await this.field(label).fill(text);
  }

  /** Saves, and waits until that is confirmed. */
  async savesWell(): Promise<void> {
    await this.saves();
    await this.text(this.words.profile.form.saved).first().waitFor();
  }

  /** In the dialog: a button by its name. */
  choice(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** Asks for the code of the session, and waits for its field. */
  async asksForCode(): Promise<Locator> {
    const { start, otp } = this.words.session;
    await this.choice(start.submit).click();
    const field = this.dialog.getByRole('textbox', { name: otp.label, exact: true });
    await field.waitFor();
    return field;
  }

  /** Renews the session with the newest code of a phone. */
  async renews(code: () => string): Promise<void> {
    const field = await this.asksForCode();
    await field.fill(code());
    await this.choice(this.words.session.otp.submit).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
