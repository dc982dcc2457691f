import type { RequestOf } from '../../contract/route.js';
import type { shareProfile } from '../../contract/share.js';
import { isInForce } from '../agreements.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import { isSameAddress } from '../patients.js';
import { completeDetails, missingDetails, sharedDetails } from '../shared-details.js';
import { isLive, isOver, keptDecision, type KeptShare } from '../shares.js';
import { UpstreamError, type UpstreamProfile } from '../upstreams/upstream.js';
import { tellAgreement } from './agreements.js';
import { auditDone } from './audit.js';
import { answeredShare, earlierShareAt, liveShareAt, shownShare } from './counter-answers.js';
import type { HandlersOf } from './handler.js';
import { readPatientProfile } from './patient-profile.js';
import { tellShared } from './shared.js';

/** Handlers of profiles shared at counters. Who shares comes from the binding, what is shared from upstream. */
export const shareHandlers: HandlersOf<'reviewShare' | 'shareProfile' | 'readShare' | 'listShares'> = {
  async reviewShare(counter, call) {
    const { requestLimits, settings } = call.services;
    await requestLimits.facility(call.asker);
    const [facility, profile, share] = await Promise.all([
      settings.upstream.providers.read(counter.hipId, call.stranger),
      readOwnProfile(call),
      liveShareAt(call, counter),
    ]);
    return {
      facility,
      details: { abhaAddress: call.patient.abhaAddress, ...sharedDetails(profile) },
      missing: missingDetails(profile),
      ...(share && { share: shownShare(share, settings.now()) }),
    };
  },

  async shareProfile(input, call) {
    const { turns, settings } = call.services;
    const { hipId, counterId, consent } = input;
    if (!isInForce('profile-share', consent.version)) throw new Failure('agreement-required');
    const subject = JSON.stringify([call.patient.abhaAddress.toLowerCase(), hipId, counterId]);
    const share = await turns.take(
      'share',
      subject,
      async () => (await earlierShareAt(call, input)) ?? shareNow(call, input),
    );
    return shownShare(share, settings.now());
  },

  async readShare({ id }, call) {
    const { shares, settings } = call.services;
    const own = await shares.of(call.patient.abhaAddress);
    const known = await own.find(id);
    const share = known && (await answeredShare(call, known));
    if (!share || isOver(share, settings.now())) throw new Failure('share-not-found');
    return shownShare(share, settings.now());
  },

  async listShares(_input, call) {
    const { shares, settings } = call.services;
    const own = await shares.of(call.patient.abhaAddress);
    const now = settings.now();
    const live = (await own.list()).filter((share) => isLive(share, now));
    return { shares: live.map((share) => shownShare(share, now)) };
  },
};

async function shareNow(call: Call, input: RequestOf<typeof shareProfile>): Promise<KeptShare> {
  const { requestLimits, settings, shares } = call.services;
  const { hipId, counterId, consent, added = {}, location } = input;
  const { abhaAddress } = call.patient;
  const caller = call.identified;
  await requestLimits.facility(call.asker);
  const [profile, facilityName] = await Promise.all([readOwnProfile(call), nameOf(call, hipId)]);
  const details = completeDetails(profile, added, settings.now());
  await tellAgreement(call, { notice: 'profile-share', ...consent });
  const own = await shares.of(abhaAddress);
  const id = await own.begin();
  const answer = await settings.upstream.shares.share(
    {
      counter: { hipId, counterId },
      patient: { abhaAddress, ...details },
      ...(location && { location }),
    },
    caller,
  );
  await auditDone(call, { event: 'profile-shared', subject: `${hipId}/${counterId}` });
  const sharedAt = settings.now();
  const share = {
    id,
    hipId,
    counterId,
    ...(facilityName !== undefined && { facilityName }),
    sharedAt,
    answer: answer.state === 'waiting' ? answer : keptDecision(answer, sharedAt),
  };
  await own.keep(share);
  await tellShared(call, share);
  return share;
}

async function readOwnProfile(call: Call): Promise<UpstreamProfile> {
  const profile = await readPatientProfile(call);
  const { abhaAddress } = call.patient;
  // Somebody else's details must not go to a counter, whatever upstream answers.
  const isTheirs = profile.abhaAddresses.some((known) => isSameAddress(known, abhaAddress));
  if (!isTheirs) throw new Failure('upstream-unavailable');
  return profile;
}

async function nameOf(call: Call, hipId: string): Promise<string | undefined> {
  const { providers } = call.services.settings.upstream;
  try {
    return (await providers.read(hipId, call.stranger)).name;
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
}
