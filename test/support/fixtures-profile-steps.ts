import '../../src/elements/abha-profile/define.js';
import type { Profile } from '../../src/contract/profile.js';
import type { AbhaProfile } from '../../src/elements/abha-profile/index.js';
import { findPart } from './drive.js';
import { aadhaarNumbers, otpBudget, type Script } from './fixtures.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

/** A photo: the smallest picture there is. */
export const photo =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A profile that came from Aadhaar. */
export const verifiedProfile: Profile = {
  etag: 'etag.1',
  abhaAddress: 'nisha.rao@abdm',
  abhaAddresses: ['nisha.rao@abdm', '91123456789015@abdm'],
  abhaNumber: '91-1234-5678-9015',
  kycVerified: true,
  fullName: 'Nisha Rao',
  firstName: 'Nisha',
  lastName: 'Rao',
  gender: 'F',
  yearOfBirth: 1995,
  monthOfBirth: 3,
  dayOfBirth: 27,
  mobile: '******0001',
  address: '12, MG Road',
  pincode: '560001',
  state: { code: '29', name: 'Karnataka' },
  district: { code: '572', name: 'Bengaluru Urban' },
};

const { abhaNumber: _number, ...withoutNumber } = verifiedProfile;

/** A profile that the patient stated. */
export const selfDeclaredProfile: Profile = {
  ...withoutNumber,
  abhaAddresses: ['nisha.rao@abdm'],
  kycVerified: false,
};

const { dayOfBirth: _day, monthOfBirth: _month, ...withoutDay } = verifiedProfile;

/** A profile of which ABDM knows the year of birth only. */
export const partialProfile: Profile = withoutDay;

/** A profile as it is after its address was changed. */
export const movedProfile: Profile = { ...selfDeclaredProfile, etag: 'etag.2', address: '7, Park Street' };

/** A profile as it is after its ABHA number was linked. */
export const linkedProfile: Profile = { ...verifiedProfile, etag: 'etag.kyc' };

/** A profile to which something else was done elsewhere meanwhile. */
export const changedElsewhere = (changes: Partial<Profile>): Profile => ({
  ...selfDeclaredProfile,
  etag: 'etag.elsewhere',
  ...changes,
});

/** A backend at which nothing goes wrong. */
export const smoothProfile: Script = {
  findSession: {
    patients: [{ patient: 'p1', abhaAddress: 'nisha.rao@abdm', name: 'Nisha Rao', current: true }],
    gatewaySession: 'open',
  },
  readProfile: selfDeclaredProfile,
  readMobile: { mobile: '9999900001' },
  updateProfile: { profile: movedProfile },
  recordAgreement: { agreement: 'agr.aadhaar-consent', recordedAt: '2026-11-20T06:30:00Z' },
  sendKycOtp: { transaction: 'tx.kyc', otp: otpBudget({ sentTo: null }) },
  resendKycOtp: { transaction: 'tx.kyc2', otp: otpBudget({ sentTo: null, sendsLeft: 1 }) },
  verifyKycOtp: { profile: linkedProfile },
  deleteProfile: { patients: [], gatewaySession: 'none' },
};

/** Waits until the profile, or why there is none, is shown. */
export async function read(element: AbhaProfile): Promise<void> {
  await until(() => findPart(element, 'title') !== undefined, '<abha-profile> to be there');
  await atRest(element);
}

/** Opens the form. */
export async function edit(element: AbhaProfile): Promise<void> {
  await read(element);
  await go(element, 'edit');
}

/** Changes the address line, without saving it. */
export async function move(element: AbhaProfile): Promise<void> {
  await edit(element);
  await typeInto(element, 'line', '7, Park Street');
}

/** Changes the address line and saves it. */
export async function save(element: AbhaProfile): Promise<void> {
  await move(element);
  await go(element, 'submit');
}

/** Asks for the whole mobile number. */
export async function reveal(element: AbhaProfile): Promise<void> {
  await read(element);
  await go(element, 'reveal');
}

/** Begins to link an ABHA number. */
export async function toKyc(element: AbhaProfile): Promise<void> {
  await read(element);
  await go(element, 'kyc');
  await until(() => findPart(element, 'methods') !== undefined, 'the ways to KYC');
}

/** Links an ABHA number as far as one of its screens. */
export async function chooseKyc(element: AbhaProfile, method: 'abha-number' | 'aadhaar'): Promise<void> {
  await toKyc(element);
  await pressPart(element, `method-${method}`);
}

/** By ABHA number, which is typed but not sent. */
export async function typeNumber(element: AbhaProfile): Promise<void> {
  await chooseKyc(element, 'abha-number');
  await typeInto(element, 'number', '91-1234-5678-9015');
}

/** By Aadhaar number as far as its field; the terms are agreed to. */
export async function toAadhaar(element: AbhaProfile): Promise<void> {
  await chooseKyc(element, 'aadhaar');
  await pressPart(element, 'checkbox');
  await go(element, 'submit');
}

/** By Aadhaar number, which is typed but not sent. */
export async function typeAadhaar(element: AbhaProfile): Promise<void> {
  await toAadhaar(element);
  await typeInto(element, 'aadhaar', aadhaarNumbers[0]);
}

/** As far as the code, by ABHA number. */
export async function toKycOtp(element: AbhaProfile): Promise<void> {
  await typeNumber(element);
  await go(element, 'submit');
}

/** As far as the code, which is typed but not sent. */
export async function typeKycOtp(element: AbhaProfile): Promise<void> {
  await toKycOtp(element);
  await typeInto(element, 'otp', '123456');
}

/** As far as the answer to the code. */
export async function toKycAnswer(element: AbhaProfile): Promise<void> {
  await typeKycOtp(element);
  await go(element, 'submit');
}

/** Begins to delete the profile. */
export async function toDeletion(element: AbhaProfile): Promise<void> {
  await read(element);
  await go(element, 'delete');
  await until(() => findPart(element, 'goes') !== undefined, 'what is deleted');
}

/** Confirms the deletion, without pressing the button. */
export async function confirmDeletion(element: AbhaProfile): Promise<void> {
  await toDeletion(element);
  await typeInto(element, 'confirmation', 'Nisha.Rao@ABDM');
}

/** Deletes the profile. */
export async function remove(element: AbhaProfile): Promise<void> {
  await confirmDeletion(element);
  await go(element, 'confirm');
}
