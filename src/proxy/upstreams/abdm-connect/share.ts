import { tidyText } from '../../../abdm/person.js';
import { isAmbiguousPath } from '../../request.js';
import { type Caller, type ProfileToShare, type ShareUpstream, UpstreamError } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { readCounterAnswer, saysNoToken, saysSuccess } from './counter-answer.js';
import { meaningOfBody, Refusal } from './errors.js';
import { exactId, fields } from './reading.js';

const path = '/abdm/v2/profile/share';

/** The part of the adapter that shares profiles with counters. */
export function sharesOver(connection: Connection): ShareUpstream {
  async function read(requestId: string, caller: Caller): ReturnType<ShareUpstream['read']> {
    const call = { method: 'GET', path: `${path}/{request_id}`, inPath: { request_id: requestId } } as const;
    const answer = await connection(call, caller).catch(withoutToken).catch(unknownShare);
    const counter = readCounterAnswer(answer);
    const named = exactId(fields(answer)['request_id']) ?? requestId;
    if (!counter || named !== requestId) throw unusable(answer);
    return counter;
  }

  return {
    read,
    async share(profile, caller) {
      const call = { method: 'POST', path, body: writeShare(profile) } as const;
      const answer = await connection(call, caller).catch(withoutToken);
      const counter = readCounterAnswer(answer);
      // A failure with a known reason has a word of its own.
      if (!counter || (counter.state === 'refused' && meaningOfBody(answer))) throw unusable(answer);
      if (counter.state !== 'waiting') return counter;
      const requestId = exactId(fields(answer)['request_id']) ?? '';
      if (!isUsableId(requestId)) throw unusable(answer);
      const waiting = { ...counter, requestId };
      if (!saysSuccess(answer)) return waiting;
      // The answer is there, but as published this one has no field for the token.
      const settled = await read(requestId, caller).catch(onlyUnread);
      return settled && settled.state !== 'waiting' ? settled : waiting;
    },
  };
}

function writeShare({ counter, patient, location }: ProfileToShare): object {
  const { address, district, state, pincode } = patient;
  return {
    hip_id: counter.hipId,
    counter_id: counter.counterId,
    ...(location && {
      location: { latitude: degrees(location.latitude), longitude: degrees(location.longitude) },
    }),
    patient: {
      abha_address: patient.abhaAddress,
      name: tidyText(patient.name),
      gender: patient.gender,
      day_of_birth: String(patient.dayOfBirth),
      month_of_birth: String(patient.monthOfBirth),
      year_of_birth: String(patient.yearOfBirth),
      mobile: patient.mobile,
      // Upstream takes an address with a postal code only.
      ...(pincode !== undefined && {
        address: {
          ...(address !== undefined && { line: tidyText(address) }),
          ...(district !== undefined && { district }),
          ...(state !== undefined && { state }),
          pin_code: pincode,
        },
      }),
    },
  };
}

// A tenth of a metre is exact enough, and no digits come as a power of ten.
const degrees = (value: number): string => String(Number(value.toFixed(6)));

// It is sent back in a path.
function isUsableId(id: string): boolean {
  return id !== '' && id.length <= 200 && !isAmbiguousPath(`/${encodeURIComponent(id)}`);
}

// An answer of the counter, though it comes as an error.
function withoutToken(error: unknown): object {
  const isAnswer =
    error instanceof Refusal && error.kind !== 'session-expired' && saysNoToken(error.answer.body);
  if (isAnswer) return { status: 'failed' };
  throw error;
}

// The profile is shared, whether or not the answer could be read.
function onlyUnread(error: unknown): undefined {
  if (error instanceof UpstreamError) return undefined;
  throw error;
}

function unknownShare(error: unknown): never {
  const isUnknown = error instanceof UpstreamError && error.kind === 'invalid-request';
  throw isUnknown ? new UpstreamError('share-not-found', { nothingDone: true }) : error;
}
