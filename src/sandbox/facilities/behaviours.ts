import { discoverySeconds } from '../../abdm/care-contexts.js';
import type { Facility } from './facility.js';

/** The ways in which a facility can answer when a patient looks for visits and links them. */
export type Behaviour =
  | 'normal'
  | 'slow'
  | 'too-slow'
  | 'down'
  | 'knows-nobody'
  | 'several-patients'
  | 'needs-reference'
  | 'down-at-init'
  | 'other-number'
  | 'null-for-none'
  | 'repeats-linked';

/** What a behaviour does, in words for whoever plays with the sandbox. */
export const behaviourStories: Readonly<Record<Behaviour, string>> = {
  normal: 'Answers at once, with the visits that are not linked yet',
  slow: 'Answers a discovery after 8 seconds',
  'too-slow': 'Does not answer a discovery within 10 seconds (ABDM-1402)',
  down: 'Cannot be reached (ABDM-1028)',
  'knows-nobody': 'Finds nobody, whoever asks (ABDM-1012)',
  'several-patients': 'Has registered its patients several times: finds up to three of the same name',
  'needs-reference':
    'Finds a patient only by registration number, mobile number or e-mail address; else nobody (ABDM-1012)',
  'down-at-init': 'Is found, but cannot be reached when a visit is to be linked (ABDM-1028)',
  'other-number': 'Sends its OTP to 9999900079, the number that it knows, and not to the number of the ABHA',
  'null-for-none': 'Answers null for the visits where nothing is left to link; others answer an empty list',
  'repeats-linked': 'Also answers visits that are linked already',
};

/** Seconds before a facility answers a discovery, where it takes its time. */
export const answerSeconds: Readonly<Partial<Record<Behaviour, number>>> = {
  slow: 8,
  'too-slow': discoverySeconds,
};

/** The mobile number that a facility of another number has of everybody. */
export const otherNumber = '9999900079';

/** A facility that answers in its own way. */
export interface BehavingFacility extends Facility {
  readonly behaviour: Behaviour;
}

/** A facility for each behaviour, and some whose names are hard to show. */
export const behavingFacilities = {
  slow: {
    id: 'IN2710000011',
    name: 'Panchganga Multispeciality Hospital',
    city: 'Kolhapur',
    state: 'Maharashtra',
    behaviour: 'slow',
  },
  tooSlow: {
    id: 'IN2710000012',
    name: 'Godavari Rural Hospital',
    city: 'Nashik',
    state: 'Maharashtra',
    behaviour: 'too-slow',
  },
  down: {
    id: 'IN2310000011',
    name: 'Narmada Trauma Centre',
    city: 'Jabalpur',
    state: 'Madhya Pradesh',
    behaviour: 'down',
  },
  knowsNobody: {
    id: 'IN2410000011',
    name: 'Tapti Polyclinic',
    city: 'Surat',
    state: 'Gujarat',
    behaviour: 'knows-nobody',
  },
  severalPatients: {
    id: 'IN3310000011',
    name: 'Rockfort Mission Hospital',
    city: 'Tiruchirappalli',
    state: 'Tamil Nadu',
    behaviour: 'several-patients',
  },
  needsReference: {
    id: 'IN3210000011',
    name: 'Periyar Kidney Centre',
    city: 'Kochi',
    state: 'Kerala',
    behaviour: 'needs-reference',
  },
  downAtInit: {
    id: 'IN1810000011',
    name: 'Brahmaputra Cancer Institute',
    city: 'Guwahati',
    state: 'Assam',
    behaviour: 'down-at-init',
  },
  otherNumber: {
    id: 'IN2410000012',
    name: 'Sabarmati Women’s Hospital',
    city: 'Ahmedabad',
    state: 'Gujarat',
    behaviour: 'other-number',
  },
  nullForNone: {
    id: 'IN0810000011',
    name: 'Chambal Dental College',
    city: 'Kota',
    state: 'Rajasthan',
    behaviour: 'null-for-none',
  },
  repeatsLinked: {
    id: 'IN1910000011',
    name: 'Hooghly Pathology Laboratory',
    city: 'Howrah',
    state: 'West Bengal',
    behaviour: 'repeats-linked',
  },
  urduName: {
    id: 'IN0710000011',
    name: 'شفا خانۂ نظام الدین',
    city: 'New Delhi',
    state: 'Delhi',
    behaviour: 'normal',
  },
  portugueseName: {
    id: 'IN3010000011',
    name: 'Hospício São Francisco Xavier',
    city: 'Margao',
    state: 'Goa',
    behaviour: 'normal',
  },
  longName: {
    id: 'IN2710000013',
    name: `Shrimant ${'Chhatrapati Rajarshi Shahu Maharaj '.repeat(6)}Memorial Charitable Trust’s Hospital`,
    city: 'Satara',
    state: 'Maharashtra',
    behaviour: 'normal',
  },
} as const satisfies Record<string, BehavingFacility>;

const byId = new Map<string, Behaviour>(
  Object.values(behavingFacilities).map(({ id, behaviour }) => [id, behaviour]),
);

/** How the facility with an id answers. */
export const behaviourOf = (hipId: string): Behaviour => byId.get(hipId) ?? 'normal';
