import { knownFacilities } from '../facilities/registry.js';
import type { RequestKind } from './request.js';

const { pune, bengaluru, kochi, hyderabad, insurer, research, kolkata, cuttack, lucknow, chennai } =
  knownFacilities;

/** What became of a request. */
export type Outcome =
  'waits' | 'unanswered' | 'denied' | 'granted' | 'granted in part' | 'over' | 'revoked' | 'revoked in part';

/** A request that somebody got before the sandbox began. Without facilities it asks for all linked visits. */
export interface SeedRequest {
  /** The ABHA address, without the part from `@` on. */
  readonly who: string;
  readonly kind: RequestKind;
  readonly hiu: { readonly id: string; readonly name: string };
  readonly requester: string;
  readonly purpose: string;
  readonly purposeText?: string;
  readonly daysAgo: number;
  readonly outcome: Outcome;
  readonly hiTypes?: readonly string[];
  /** Ids of facilities. */
  readonly facilities?: readonly string[];
  /** Whether it names no visits, but whatever its facilities have. */
  readonly isForAllVisits?: true;
  /** Days before a grant is over, from the request on; a year if left out. */
  readonly eraseDays?: number;
  readonly hasSlips?: true;
}

const kamala = { who: 'kamala.rajan', kind: 'consent' } as const;
const sarita = { who: 'sarita.mohanty', kind: 'consent' } as const;
const harpreet = { who: 'harpreet.gill', kind: 'consent', outcome: 'waits' } as const;
const nusrat = { who: 'nusrat.jahan', kind: 'consent' } as const;
const treating = { requester: 'Dr. Meera Krishnan', purpose: 'CAREMGT' } as const;
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>\u202Egnihtemos esle\u202C';

/** The requests of the seed. */
export const seedRequests: readonly SeedRequest[] = [
  { ...kamala, ...treating, hiu: hyderabad, daysAgo: 1, outcome: 'waits' },
  {
    ...kamala,
    hiu: kochi,
    requester: 'Dr. Lissy Thomas',
    purpose: 'BTG',
    daysAgo: 0,
    outcome: 'waits',
    hiTypes: ['OPConsultation', 'DischargeSummary'],
    facilities: [bengaluru.id, chennai.id],
    eraseDays: 2,
  },
  {
    ...kamala,
    hiu: insurer,
    requester: 'Claims desk',
    purpose: 'HPAYMT',
    daysAgo: 3,
    outcome: 'waits',
    hiTypes: ['Invoice', 'DischargeSummary'],
    facilities: [bengaluru.id],
    isForAllVisits: true,
  },
  {
    ...kamala,
    hiu: research,
    requester: 'Prof. N. Bhatnagar',
    purpose: 'DSRCH',
    daysAgo: 5,
    outcome: 'waits',
    hasSlips: true,
  },
  {
    ...kamala,
    hiu: lucknow,
    requester: 'ज़िला स्वास्थ्य अधिकारी',
    purpose: 'XQUALITY',
    purposeText: 'Quality audit of the state',
    daysAgo: 6,
    outcome: 'waits',
  },
  {
    ...kamala,
    hiu: lucknow,
    requester: 'ज़िला सर्वेक्षण',
    purpose: 'PUBHLTH',
    daysAgo: 40,
    outcome: 'unanswered',
  },
  { ...kamala, hiu: insurer, requester: 'Claims desk', purpose: 'HPAYMT', daysAgo: 20, outcome: 'denied' },
  { ...kamala, ...treating, hiu: bengaluru, daysAgo: 25, outcome: 'granted' },
  { ...kamala, ...treating, hiu: pune, daysAgo: 30, outcome: 'granted in part' },
  { ...kamala, ...treating, hiu: kochi, daysAgo: 50, outcome: 'revoked in part' },
  { ...kamala, ...treating, hiu: kolkata, daysAgo: 60, outcome: 'revoked' },
  { ...kamala, ...treating, hiu: cuttack, daysAgo: 100, outcome: 'over', eraseDays: 30 },
  { ...kamala, hiu: kochi, requester: 'SELF', purpose: 'PATRQT', daysAgo: 70, outcome: 'granted' },
  { ...kamala, ...treating, kind: 'subscription', hiu: hyderabad, daysAgo: 0, outcome: 'waits' },
  { ...kamala, ...treating, kind: 'subscription', hiu: pune, daysAgo: 8, outcome: 'unanswered' },
  { ...kamala, ...treating, kind: 'subscription', hiu: kochi, daysAgo: 9, outcome: 'denied' },
  { ...kamala, ...treating, kind: 'subscription', hiu: bengaluru, daysAgo: 15, outcome: 'granted' },
  { ...kamala, ...treating, kind: 'subscription', hiu: kolkata, daysAgo: 45, outcome: 'revoked' },
  { ...kamala, ...treating, kind: 'authorization', hiu: bengaluru, daysAgo: 2, outcome: 'waits' },
  { ...kamala, ...treating, kind: 'authorization', hiu: chennai, daysAgo: 22, outcome: 'granted' },
  { ...sarita, ...treating, hiu: hyderabad, daysAgo: 1, outcome: 'waits' },
  { ...sarita, ...treating, hiu: cuttack, daysAgo: 10, outcome: 'granted' },
  {
    ...harpreet,
    hiu: { id: 'IN0310000099', name: `${hostile}${'Hospital '.repeat(560)}`.slice(0, 5000) },
    requester: `${hostile} Dr. \u2067משה\u2069`,
    purpose: '<b>X</b>',
    purposeText: 'x'.repeat(5000),
    daysAgo: 1,
    hiTypes: ['OPConsultation', 'Prescription', '<svg onload=alert(3)>'],
  },
  { ...harpreet, ...treating, hiu: chennai, requester: 'மருத்துவர் கயல்விழி', daysAgo: 2 },
  { ...harpreet, ...treating, hiu: kolkata, requester: 'ডাঃ অনিন্দিতা সেন', daysAgo: 3 },
  { ...harpreet, ...treating, hiu: lucknow, requester: 'ڈاکٹر صبا رضوی', daysAgo: 4 },
  {
    ...harpreet,
    ...treating,
    hiu: bengaluru,
    requester: 'ಡಾ. ಶಾಂತಲಾ',
    daysAgo: 5,
    facilities: [kolkata.id, lucknow.id],
    isForAllVisits: true,
    hasSlips: true,
  },
  { ...nusrat, ...treating, hiu: hyderabad, daysAgo: 4, outcome: 'granted' },
];

/** Consent PINs of the seed. */
export const seedPins: Readonly<Record<string, string>> = { 'sarita.mohanty': '1234' };

/** Those whose requests are granted by themselves. */
export const seedAutoApproval: readonly string[] = ['nusrat.jahan'];

/** Those whom hospitals go on asking, and how many requests they find when they first look. */
export const seedAsked: Readonly<Record<string, number>> = { 'kamala.rajan': 0, 'bhaskar.reddy': 5000 };
