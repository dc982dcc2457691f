import type { DiscoveredPatient } from '../../src/contract/linking.js';
import type { Profile } from '../../src/contract/profile.js';
import type { Provider } from '../../src/contract/providers.js';
import { careContextBackend, hillLaboratory, lakeHospital } from './care-context-backend.js';
import { after, otpBudget, type RecordedCall, refuse, type Script } from './fixtures.js';
import { verifiedProfile } from './fixtures-profile-steps.js';

/** The code in the facility's SMS. */
export const rightCode = '123456';

/** The facility as the search names it. */
export const lakeProvider: Provider = {
  hipId: lakeHospital.hipId,
  name: 'Lake Hospital',
  city: 'Bengaluru',
  state: 'Karnataka',
};

/** The patient as the facility knows her, with visits that are not linked. */
export const nishaAtLake: DiscoveredPatient = {
  reference: 'LH-20417',
  display: 'Nisha Rao',
  careContexts: [
    { id: 'N1', display: 'Skin clinic, 14 Nov 2026' },
    { id: 'N2', display: 'खून की जाँच, 3 नवंबर 2026' },
    { id: 'N3', display: 'Physiotherapy, 21 Oct 2026' },
  ],
};

/** Somebody of the same name. */
export const namesakeAtLake: DiscoveredPatient = {
  reference: 'LH-77310',
  display: 'Nisha B Rao',
  careContexts: [{ id: 'M1', display: 'Child clinic, 2 Feb 2026' }],
};

/** Visits whose names were made to break the page. */
export const hostileAtLake: DiscoveredPatient = {
  reference: '__proto__',
  display: '\u202eevil <img src=x onerror=alert(1)>',
  careContexts: [
    { id: '__proto__', display: '<img src=x onerror=alert(1)>' },
    { id: 'constructor', display: `\u202eturned ${'very long '.repeat(60)}` },
    { id: 'blank', display: ' ' },
    { id: 'unbroken', display: 'ळ'.repeat(500) },
  ],
};

/** So many visits that are not linked. */
export const manyAtLake = (count: number): DiscoveredPatient => ({
  ...nishaAtLake,
  careContexts: Array.from({ length: count }, (_, index) => ({
    id: `N${index + 1}`,
    display: `Visit ${index + 1}`,
  })),
});

const kycProfile: Profile = { ...verifiedProfile, mobile: '******0001' };

/** Proxy, ABDM and a facility for one patient who links visits: what is linked stays linked. */
export interface LinkingBackend {
  readonly script: Script;
  /** Links visits as if another app had. */
  link(...ids: readonly string[]): void;
}

/**
 * A backend at which nothing goes wrong.
 *
 * @param people - whom the facility takes for the patient
 */
export function linkingBackend(people: readonly DiscoveredPatient[] = [nishaAtLake]): LinkingBackend {
  const abdm = careContextBackend([lakeHospital, hillLaboratory]);
  const linked = new Set<string>();
  const all = people.flatMap(({ careContexts }) => careContexts);
  const link = (...ids: readonly string[]): void => {
    for (const id of ids) linked.add(id);
    const news = all.filter(({ id }) => linked.has(id));
    abdm.change({ ...lakeHospital, careContexts: [...news, ...lakeHospital.careContexts] });
  };
  /** A transaction says which visit it is for. */
  const transactionOf = (id: unknown): string => `otp.${all.findIndex((visit) => visit.id === id)}`;
  const visitOf = ({ body }: RecordedCall): string =>
    all[Number(String(body['transaction']).split('.')[1])]?.id ?? '';
  const discover = (): object => {
    const patients = people
      .map((person) => ({ ...person, careContexts: person.careContexts.filter(({ id }) => !linked.has(id)) }))
      .filter(({ careContexts }) => careContexts.length > 0);
    return patients.length > 0
      ? { found: 'visits', transaction: 'tx.found', patients }
      : { found: 'all-linked' };
  };
  return {
    link,
    script: {
      ...abdm.script,
      readProfile: kycProfile,
      searchProviders: { providers: [lakeProvider], more: false },
      readProvider: lakeProvider,
      discoverCareContexts: (call) => after(0, discover())(call),
      sendLinkOtp: (call) =>
        linked.has(String(call.body['careContextId']))
          ? refuse('already-linked')(call)
          : after(0, {
              transaction: transactionOf(call.body['careContextId']),
              otp: otpBudget({ sentTo: null }),
            })(call),
      resendLinkOtp: (call) =>
        after(0, {
          transaction: String(call.body['transaction']),
          otp: otpBudget({ sentTo: null, sendsLeft: 1 }),
        })(call),
      confirmLink(call) {
        const id = visitOf(call);
        if (linked.has(id)) return refuse('already-linked')(call);
        if (call.body['otp'] !== rightCode) return refuse('otp-wrong')(call);
        link(id);
        return after(0, { careContextId: id })(call);
      },
    },
  };
}
