import { maskMobile } from '../../abdm/mobile.js';
import { tidyText } from '../../abdm/person.js';
import type { Profile } from '../../contract/profile.js';
import type { Person } from '../../contract/values.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import { isSameAddress } from '../patients.js';
import { UpstreamError, type UpstreamProfile } from '../upstreams/upstream.js';
import type { HandlersOf } from './handler.js';

/** Handlers of the patient's profile. */
export const profileHandlers: HandlersOf<'readProfile' | 'updateProfile' | 'readCard'> = {
  async readProfile(_input, call) {
    return shown(await read(call));
  },

  async updateProfile({ identity, pincode, address }, call) {
    forget(call);
    const before = await read(call);
    if (before.kycVerified && !isSamePerson(before, identity)) {
      throw new Failure('invalid-request', { status: 422, field: 'identity' });
    }
    try {
      await call.services.settings.upstream.profile.update({ ...identity, pincode, address }, call.caller);
    } finally {
      forget(call);
    }
    const after = await read(call).catch(onlyUnread);
    return after ? { profile: shown(after) } : {};
  },

  async readCard(_input, call) {
    // Without upstream's id it would be the card of whichever patient the portal's user had first.
    if (call.patient.id === undefined) throw new Failure('upstream-unavailable');
    return call.services.settings.upstream.profile.readCard(call.caller);
  },
};

const identityFields = [
  'firstName',
  'middleName',
  'lastName',
  'gender',
  'yearOfBirth',
  'monthOfBirth',
  'dayOfBirth',
] as const;

async function read(call: Call): Promise<UpstreamProfile> {
  const { settings, profiles } = call.services;
  const { id, abhaAddress } = call.patient;
  const ask = (): Promise<UpstreamProfile> => settings.upstream.profile.read(call.caller);
  if (id !== undefined) return profiles.read(id, ask);
  // Without upstream's id the portal's user is asked about, who may have several patients.
  const profile = await ask();
  const isTheirs = profile.abhaAddresses.some((known) => isSameAddress(known, abhaAddress));
  if (!isTheirs) throw new Failure('upstream-unavailable');
  return profile;
}

function forget({ patient, services }: Call): void {
  if (patient.id !== undefined) services.profiles.drop(patient.id);
}

function shown({ mobile, abhaNumber, ...profile }: UpstreamProfile): Profile {
  return {
    ...profile,
    ...(mobile !== undefined && { mobile: maskMobile(mobile) }),
    ...(profile.kycVerified && abhaNumber !== undefined && { abhaNumber }),
  };
}

// Only where ABDM has a value: the patient may add what is missing there.
function isSamePerson(
  before: UpstreamProfile,
  identity: Pick<Person, (typeof identityFields)[number]>,
): boolean {
  const written = (value: string | number | undefined): string => tidyText(String(value ?? ''));
  return identityFields.every(
    (name) => before[name] === undefined || written(before[name]) === written(identity[name]),
  );
}

// The change is made; that it could not be read again does not undo it.
function onlyUnread(error: unknown): undefined {
  if (error instanceof UpstreamError || error instanceof Failure) return undefined;
  throw error;
}
