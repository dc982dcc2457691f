import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Hospital, type HospitalOptions, openHospital } from '../support/e2e.js';
import { ProfilePage } from './profile-page.js';
import type { Language } from './visitor.js';

/** Somebody signed in who looks at "My ABHA", at a hospital of their own. */
export interface MyAbha extends AsyncDisposable {
  readonly hospital: Hospital;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly patient: ProfilePage;
  readonly complaints: readonly string[];
  /** The newest code that a phone got. */
  code(mobile: string): string;
  /** Calls of a method and path that reached the sandbox. */
  count(method: string, path: string): number;
  /** How the proxy answered calls of a route, in their order. */
  statuses(route: string): readonly (number | undefined)[];
}

/** How somebody comes to "My ABHA". */
export interface Arrival extends HospitalOptions {
  readonly language?: Language;
  /** For tools that inject scripts. */
  readonly bypassCSP?: boolean;
  /** What has to be set up before the page is opened. */
  readonly before?: (context: BrowserContext, hospital: Hospital) => unknown;
}

/** Signs somebody in and opens "My ABHA" on a phone of 360 px. */
export async function arriveAs(
  browser: Browser,
  abhaAddress: string,
  { language = 'en', bypassCSP = false, before, ...options }: Arrival = {},
): Promise<MyAbha> {
  const hospital = await openHospital(browser, options);
  try {
    return await arriveAt(hospital, abhaAddress, { language, bypassCSP, ...(before && { before }) });
  } catch (error) {
    // A server that nobody closes keeps the tests from ending.
    await hospital[Symbol.asyncDispose]();
    throw error;
  }
}

async function arriveAt(
  hospital: Hospital,
  abhaAddress: string,
  {
    language,
    bypassCSP,
    before,
  }: Pick<Arrival, 'before'> & Required<Pick<Arrival, 'language' | 'bypassCSP'>>,
): Promise<MyAbha> {
  const { page, context, complaints } = await hospital.open('/', { bypassCSP });
  await hospital.signIn(context, abhaAddress);
  // The pause between two codes to one number.
  await hospital.pass(61);
  await before?.(context, hospital);
  await page.goto('/my-abha');
  const patient = new ProfilePage(page);
  await patient.shows(abhaAddress);
  if (language !== 'en') await patient.speaks(language);
  return {
    hospital,
    context,
    page,
    patient,
    complaints,
    code: (mobile) => hospital.desk.sms(mobile)[0]?.otp ?? '',
    count: (method, path) => hospital.desk.calls(path).filter((call) => call.method === method).length,
    statuses: (route) =>
      hospital.log
        .filter(({ fields, message }) => fields.route === route && message === 'request')
        .map(({ fields }) => fields.status),
    [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
  };
}
