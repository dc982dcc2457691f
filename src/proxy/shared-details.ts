import { isMobileNumber } from '../abdm/mobile.js';
import { isBirthDate } from '../abdm/person.js';
import {
  type AddedDetails,
  type NeededDetail,
  neededDetails,
  type SharedDetails,
} from '../contract/share.js';
import { type Defined, definedOf } from './defined.js';
import { Failure } from './failure.js';
import type { ProfileToShare, UpstreamProfile } from './upstreams/upstream.js';

type Whole = Omit<ProfileToShare['patient'], 'abhaAddress'>;

/** What goes to a counter beside the ABHA address, as far as it is known. */
type Known = Defined<Whole>;

/** What the patient sees of a profile before sharing it. */
export function sharedDetails(profile: UpstreamProfile): Omit<SharedDetails, 'abhaAddress'> {
  const { address: line, district, state, pincode, ...known } = knownDetails(profile);
  const { kycVerified, abhaNumber } = profile;
  const address = [line, district, state, pincode].filter((part) => part !== undefined).join(', ');
  return {
    ...(kycVerified && abhaNumber !== undefined && { abhaNumber }),
    ...known,
    // Without its postal code it does not go to the counter.
    ...(pincode !== undefined && { address }),
  };
}

/** What a profile lacks. */
export function missingDetails(profile: UpstreamProfile): NeededDetail[] {
  return missingIn(knownDetails(profile));
}

/**
 * A profile as it goes to a counter, with what the patient adds where upstream has nothing.
 *
 * @param now - milliseconds since 1970
 * @throws Failure `invalid-request` with the first detail that is missing or cannot be
 */
export function completeDetails(profile: UpstreamProfile, added: AddedDetails, now: number): Whole {
  const known = knownDetails(profile);
  const whole = { ...definedOf(added), ...known };
  if (!isWhole(whole)) throw refused(missingIn(whole)[0] ?? 'details');
  const { yearOfBirth, monthOfBirth, dayOfBirth } = whole;
  // What ABDM has itself is not ours to judge.
  const isNewBirth = missingIn(known).includes('birth');
  if (isNewBirth && !isBirthDate(yearOfBirth, monthOfBirth, dayOfBirth, new Date(now)))
    throw refused('birth');
  const isNewAddress = known.address === undefined && whole.address !== undefined;
  if (isNewAddress && whole.pincode === undefined) throw refused('pincode');
  return whole;
}

function knownDetails(profile: UpstreamProfile): Known {
  const { fullName, gender, yearOfBirth, monthOfBirth, dayOfBirth, mobile } = profile;
  const { address, district, state, pincode } = profile;
  return definedOf({
    name: fullName.trim() || undefined,
    gender,
    yearOfBirth,
    monthOfBirth,
    dayOfBirth,
    // Nobody could call one that upstream masks itself.
    mobile: mobile !== undefined && isMobileNumber(mobile) ? mobile : undefined,
    address,
    district: district?.name,
    state: state?.name,
    pincode,
  });
}

function missingIn({ name, gender, yearOfBirth, monthOfBirth, dayOfBirth, mobile }: Known): NeededDetail[] {
  const isBorn = [yearOfBirth, monthOfBirth, dayOfBirth].every((part) => part !== undefined);
  const details = { name, gender, birth: isBorn || undefined, mobile };
  return neededDetails.filter((detail) => details[detail] === undefined);
}

const isWhole = (details: Known): details is Known & Whole => missingIn(details).length === 0;

function refused(field: string): Failure {
  return new Failure('invalid-request', { status: 422, field });
}
