import { maskMobile } from '../../abdm/mobile.js';
import type { Profile } from '../../contract/profile.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import { isSameAddress } from '../patients.js';
import { profileEtag } from '../profile-etag.js';
import { UpstreamError, type UpstreamProfile } from '../upstreams/upstream.js';

/** The present patient's profile, at most a minute old. */
export async function readPatientProfile(call: Call): Promise<UpstreamProfile> {
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

/** The same, read from upstream now. */
export async function readPatientProfileAnew(call: Call): Promise<UpstreamProfile> {
  await call.forgetProfile();
  return readPatientProfile(call);
}

/** Does what changes the present patient's profile; what was read of it before or meanwhile is found no more. */
export async function forgettingProfile(call: Call, work: () => Promise<void>): Promise<void> {
  // First, too: while the store is away nothing is changed that it could not be told to forget.
  await call.forgetProfile();
  try {
    await work();
  } finally {
    await call.forgetProfile().catch(() => undefined);
  }
}

/** Does what changes the present patient's profile, and reads it again; `undefined` when only that fails. */
export async function changePatientProfile(
  call: Call,
  work: () => Promise<void>,
): Promise<UpstreamProfile | undefined> {
  await forgettingProfile(call, work);
  return readPatientProfile(call).catch(onlyUnread);
}

/** A profile as the browser may see it. */
export async function shownProfile(call: Call, known: UpstreamProfile): Promise<Profile> {
  const { mobile, abhaNumber, ...profile } = known;
  return {
    ...profile,
    etag: await profileEtag(call.services.sealer, known),
    ...(mobile !== undefined && { mobile: maskMobile(mobile) }),
    ...(profile.kycVerified && abhaNumber !== undefined && { abhaNumber }),
  };
}

// The change is made; that it could not be read again does not undo it.
function onlyUnread(error: unknown): undefined {
  if (error instanceof UpstreamError || error instanceof Failure) return undefined;
  throw error;
}
