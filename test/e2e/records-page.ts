import type { Browser, Locator, Page } from 'playwright-core';
import { careContexts as listEn } from '../../src/locales/en/care-contexts.js';
import { linking as linkingEn } from '../../src/locales/en/linking.js';
import { providerSearch as searchEn } from '../../src/locales/en/provider-search.js';
import { recordViewer as viewerEn } from '../../src/locales/en/record-viewer.js';
import { careContexts as listHi } from '../../src/locales/hi/care-contexts.js';
import { linking as linkingHi } from '../../src/locales/hi/linking.js';
import { providerSearch as searchHi } from '../../src/locales/hi/provider-search.js';
import { recordViewer as viewerHi } from '../../src/locales/hi/record-viewer.js';
import {
  type Hospital,
  type HospitalOptions,
  openHospital,
  type Window,
  type WindowOptions,
} from '../support/e2e.js';
import { type Language, Visitor } from './visitor.js';

/** What `<care-contexts>`, `<provider-search>` and `<record-viewer>` say. */
export const recordWords = {
  en: { list: listEn, linking: linkingEn, search: searchEn, viewer: viewerEn },
  hi: { list: listHi, linking: linkingHi, search: searchHi, viewer: viewerHi },
} as const;

/** A facility whose patients are found at once, with three visits of Devika Pillai that are not linked. */
export const vembanad = { hipId: 'IN3210000001', name: 'Vembanad Community Health Centre' } as const;

/** A patient at the page "My records". */
export class RecordsPage extends Visitor {
  constructor(page: Page, language: Language = 'en') {
    super(page, 'care-contexts', language);
  }

  get said(): (typeof recordWords)[Language] {
    return recordWords[this.language];
  }

  override get heading(): Locator {
    return this.element.locator('#title');
  }

  /** The field of the search for a facility. */
  get search(): Locator {
    return this.element.getByRole('combobox');
  }

  /** A facility of the list, with all that unfolds. */
  facility(name: string): Locator {
    return this.element
      .getByRole('listitem')
      .filter({ has: this.page.locator('summary', { hasText: name }) });
  }

  /** The visits that show at a facility of the list. */
  visitsAt(name: string): Locator {
    return this.element.getByRole('list', { name: this.said.list.records(name) }).getByRole('listitem');
  }

  /** The box of a visit that may be linked. */
  box(visit: string): Locator {
    return this.element.getByRole('checkbox', { name: visit, exact: true });
  }

  /** The field of a facility's code. */
  get codeField(): Locator {
    return this.field(this.said.linking.otp.label);
  }

  /** Searches for a facility and chooses it. */
  async finds(text: string, name: string): Promise<void> {
    await this.search.pressSequentially(text);
    await this.element.getByRole('option', { name }).click();
  }

  /** Has the chosen facility asked, and waits for its visits. */
  async fetches(): Promise<void> {
    await this.button(this.said.linking.details.submit).click();
    await this.sees(this.said.linking.visits.title);
  }

  /** Chooses visits and waits for the field of the first code. */
  async chooses(visits: readonly string[]): Promise<void> {
    for (const visit of visits) await this.box(visit).check();
    await this.button(this.said.linking.visits.submit).click();
    await this.isAskedForCode(1, visits.length);
  }

  /** Waits for the field of one of the codes. */
  async isAskedForCode(step: number, all: number): Promise<void> {
    await this.sees(this.said.linking.otp.title(String(step), String(all)));
    await this.codeField.waitFor();
  }

  async entersCode(code: string): Promise<void> {
    await this.codeField.fill(code);
    await this.button(this.said.linking.otp.submit).click();
  }

  /** How it ended for each visit that was to be linked. */
  async results(): Promise<string[]> {
    const { done } = this.said.linking;
    const rows = await this.element.getByRole('list', { name: done.label }).getByRole('listitem').all();
    return Promise.all(rows.map(async (row) => (await row.innerText()).replace(/\s*\n\s*/g, ' ').trim()));
  }
}

/** Somebody signed in who is at the linked records. */
export interface RecordsVisit extends Window {
  readonly hospital: Hospital;
  readonly patient: RecordsPage;
  /** The newest code that a facility sent to a phone. */
  code(mobile?: string): string;
  /** Displays of the visits that are linked, as the sandbox has them. */
  linked(): string[];
  /** Opens the page, at a facility like the link in its SMS if one is named. */
  arrives(hipId?: string): Promise<void>;
  /** Opens the page at a facility, goes on to its details, and has it asked. */
  fetchesAt(hipId: string): Promise<void>;
}

/** Signs somebody in, in a hospital of their own; the page is 360 px wide. */
export async function visitRecords(
  browser: Browser,
  abhaAddress: string,
  { language = 'en', ...options }: HospitalOptions & WindowOptions & { readonly language?: Language } = {},
): Promise<RecordsVisit> {
  const hospital = await openHospital(browser, options);
  try {
    const window = await hospital.open('/', options);
    const { page, context } = window;
    await hospital.signIn(context, abhaAddress);
    const patient = new RecordsPage(page);
    if (language !== 'en') await patient.speaks(language);
    const mobileOfAbha = hospital.desk
      .people()
      .find((person) => person.abha_addresses.includes(abhaAddress))?.abha_mobile;
    const arrives = async (hipId?: string): Promise<void> => {
      await page.goto(hipId === undefined ? '/records' : `/records?hip-id=${hipId}`);
      await patient.element
        .locator(hipId === undefined ? '[part="list"] [part~="button-link"]' : '[part~="chosen"]')
        .waitFor();
    };
    return {
      ...window,
      hospital,
      patient,
      code: (mobile = mobileOfAbha ?? '') => hospital.desk.sms(mobile)[0]?.otp ?? '',
      linked: () =>
        hospital.desk
          .visits(abhaAddress)
          .filter(({ linked }) => linked)
          .map(({ display }) => display),
      arrives,
      async fetchesAt(hipId) {
        await arrives(hipId);
        await patient.button(patient.said.linking.facility.submit).click();
        await patient.sees(patient.said.linking.details.title);
        await patient.button(patient.said.linking.details.submit).click();
      },
      [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
    };
  } catch (error) {
    // A server that nobody closes keeps the tests from ending.
    await hospital[Symbol.asyncDispose]();
    throw error;
  }
}
