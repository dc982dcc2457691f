import { behavingFacilities } from './behaviours.js';
import type { Facility } from './facility.js';
import { kindsOfFacilities, namesOfFacilities, places } from './words.js';

/** The facilities that people of the seed have been to, and those that ask for their records. */
export const knownFacilities = {
  pune: { id: 'IN2710000001', name: 'Sahyadri Vaidya Hospital', city: 'Pune', state: 'Maharashtra' },
  puneLab: { id: 'IN2710000002', name: 'Deccan Diagnostics', city: 'Pune', state: 'Maharashtra' },
  bengaluru: { id: 'IN2910000001', name: 'Kaveri General Hospital', city: 'Bengaluru', state: 'Karnataka' },
  bengaluruEye: { id: 'IN2910000002', name: 'ನೇತ್ರಜ್ಯೋತಿ ಕಣ್ಣಿನ ಆಸ್ಪತ್ರೆ', city: 'Bengaluru', state: 'Karnataka' },
  chennai: { id: 'IN3310000001', name: 'மருதம் மருத்துவமனை', city: 'Chennai', state: 'Tamil Nadu' },
  lucknow: { id: 'IN0910000001', name: 'गोमती ज़िला अस्पताल', city: 'Lucknow', state: 'Uttar Pradesh' },
  kolkata: { id: 'IN1910000001', name: 'হুগলি মাতৃসদন', city: 'Kolkata', state: 'West Bengal' },
  cuttack: { id: 'IN2110000001', name: 'Mahanadi Medical College', city: 'Cuttack', state: 'Odisha' },
  kochi: { id: 'IN3210000001', name: 'Vembanad Community Health Centre', city: 'Kochi', state: 'Kerala' },
  amritsar: { id: 'IN0310000001', name: 'ਸੇਵਾ ਹਸਪਤਾਲ', city: 'Amritsar', state: 'Punjab' },
  hyderabad: { id: 'IN3610000001', name: 'Musi Heart Institute', city: 'Hyderabad', state: 'Telangana' },
  insurer: { id: 'IN2710000003', name: 'Sahara Bima Health Claims', city: 'Mumbai', state: 'Maharashtra' },
  research: {
    id: 'IN0710000001',
    name: 'Yamuna Institute of Diabetes Research',
    city: 'New Delhi',
    state: 'Delhi',
  },
} as const satisfies Record<string, Facility>;

/** The hospital whose portal is the demo. */
export const portalHospital = {
  id: 'IN2710000004',
  name: 'Sahyadri General Hospital',
  city: 'Pune',
  state: 'Maharashtra',
} as const satisfies Facility;

/**
 * Invents facilities, no two with the same name in the same city.
 *
 * @param count - 3,496 at most: there are no more names
 * @param seed - another one gives another order
 */
export function inventFacilities(count: number, seed = 1): Facility[] {
  const all = places.length * namesOfFacilities.length * kindsOfFacilities.length;
  if (count > all) throw new RangeError(`there are names for ${all} facilities only`);
  // A prime that divides none of the counts meets every combination once before it comes back.
  const stride = 1009;
  return Array.from({ length: count }, (_, index) => {
    const drawn = (seed + index * stride) % all;
    const [city, state, stateCode] = at(places, drawn);
    const name = at(namesOfFacilities, Math.floor(drawn / places.length));
    const kind = at(kindsOfFacilities, Math.floor(drawn / places.length / namesOfFacilities.length));
    const id = `IN${stateCode}2${String(index + 1).padStart(7, '0')}`;
    return { id, name: `${name} ${kind}`, city, state };
  });
}

/** All facilities that the sandbox knows. */
export const facilities: readonly Facility[] = [
  ...Object.values(knownFacilities),
  portalHospital,
  ...Object.values(behavingFacilities),
  ...inventFacilities(2400),
];

const byId = new Map(facilities.map((facility) => [facility.id, facility]));

/** The facility with an id of the registry. */
export const facilityById = (id: string): Facility | undefined => byId.get(id);

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('a list of words must not be empty');
  return item;
}
