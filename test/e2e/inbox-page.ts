import type { Browser, Locator, Page } from 'playwright-core';
import { consentInbox as inboxEn } from '../../src/locales/en/consent-inbox.js';
import { consentReview as reviewEn } from '../../src/locales/en/consent-review.js';
import { consentSettings as settingsEn } from '../../src/locales/en/consent-settings.js';
import { requests as requestsEn } from '../../src/locales/en/requests.js';
import {
  type Hospital,
  type HospitalOptions,
  openHospital,
  type Window,
  type WindowOptions,
} from '../support/e2e.js';
import { Visitor } from './visitor.js';

/** What `<consent-inbox>` says in English. */
export const inboxWords = {
  list: inboxEn,
  review: reviewEn,
  settings: settingsEn,
  requests: requestsEn,
} as const;

const { list, review } = inboxWords;

/** A patient at the page "Who sees my records", before the inbox. */
export class InboxPage extends Visitor {
  constructor(page: Page) {
    super(page, 'consent-inbox');
  }

  /** The row of the newest request of a facility. */
  row(facility: string): Locator {
    return this.element.getByRole('listitem').filter({ hasText: facility }).first();
  }

  /** The box of a kind of record, or of a facility with all its visits. */
  box(name: string): Locator {
    return this.element.getByRole('checkbox', { name });
  }

  /** Opens the request of a facility that waits, and waits for its choice. */
  async reviews(facility: string): Promise<void> {
    await this.button(list.reviewOf(facility)).first().click();
    await this.button(review.choice.submit).waitFor();
  }

  async grants(options: { timeout?: number } = {}): Promise<void> {
    await this.button(review.choice.submit).click(options);
  }

  /** Waits until the inbox says that a decision was taken. */
  async hasDecided(decision: keyof typeof review.decided, facility: string): Promise<void> {
    await this.text(review.decided[decision](facility)).last().waitFor();
  }

  /** Leaves the checkboxes of a group that are named, and no others. */
  async narrows(group: string, names: readonly string[]): Promise<void> {
    const boxes = this.element
      .getByRole('group', { name: group, exact: true })
      .locator('[part=type], [part=facility-choice]');
    for (const box of await boxes.all()) {
      const text = (await box.innerText()).trim();
      await box.getByRole('checkbox').setChecked(names.some((name) => text.startsWith(name)));
    }
  }
}

/** Another hospital at its desk, in a page of its own. */
export class HospitalDeskPage {
  constructor(readonly page: Page) {}

  /** Asks a patient for consent, and gives the id of the request. */
  async asks(abhaAddress: string): Promise<string> {
    await this.page.getByLabel('ABHA address').fill(abhaAddress);
    const answered = this.page.waitForResponse('**/desk/requests');
    await this.page.getByRole('button', { name: 'Ask', exact: true }).click();
    const { id } = (await (await answered).json()) as { id: string };
    return id;
  }

  /** A request as the desk shows it, once it has a status. */
  async sees(id: string, status: string): Promise<Locator> {
    const card = this.page.locator(`[data-request="${id}"][data-status="${status}"]`);
    await card.waitFor();
    return card;
  }

  /** What the desk shows of a facility: the value beside a label. */
  async reads(facility: Locator, label: string): Promise<string> {
    return facility.locator('.fact').filter({ hasText: label }).locator('dd').innerText();
  }
}

/** Somebody signed in who looks at the inbox. */
export interface InboxVisit extends Window {
  readonly hospital: Hospital;
  readonly patient: InboxPage;
  readonly abhaAddress: string;
  /** A hospital of that name asks for all that the patient has; gives the id of the request. */
  isAsked(name: string, wish?: Partial<Parameters<Hospital['desk']['addRequest']>[0]>): string;
  /** How many calls of a decision the sandbox has carried out. */
  carriedOut(decision: 'approve' | 'deny' | 'revoke'): number;
  /** Opens the page again, or for the first time. */
  arrives(): Promise<void>;
  /** Opens another tab of the same browser. */
  tab(path: string): Promise<Page>;
}

/** Signs somebody in, in a hospital of their own; the inbox is open at 360 px. */
export async function visitInbox(
  browser: Browser,
  abhaAddress: string,
  options: HospitalOptions & WindowOptions = {},
): Promise<InboxVisit> {
  const hospital = await openHospital(browser, options);
  const window = await hospital.open('/', options);
  const { page, context } = window;
  await hospital.signIn(context, abhaAddress);
  const patient = new InboxPage(page);
  const arrives = async (): Promise<void> => {
    await page.goto('/consents');
    await patient.element.locator('[part~="tab"]').first().waitFor();
    await patient.element.locator('[part="loading"]').waitFor({ state: 'detached' });
  };
  return {
    ...window,
    hospital,
    patient,
    abhaAddress,
    isAsked: (name, wish) =>
      hospital.desk.addRequest({ abhaAddress, kind: 'consent', hiu: { id: 'IN0000000099', name }, ...wish }),
    carriedOut: (decision) =>
      hospital.desk.calls(`/abdm/v1/consents/${decision}`).filter(({ status }) => status < 300).length,
    arrives,
    async tab(path) {
      const other = await context.newPage();
      await other.goto(path);
      return other;
    },
    [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
  };
}
