import type { Counter } from '../../abdm/counter.js';
import type { ProfileShare } from '../../contract/share.js';
import type { Call } from '../call.js';
import { isLive, keptDecision, type KeptShare } from '../shares.js';
import { UpstreamError } from '../upstreams/upstream.js';
import { tellShared } from './shared.js';

/** A share with what the counter has answered by now. The portal's server is told of the answer once. */
export async function answeredShare(call: Call, share: KeptShare): Promise<KeptShare> {
  if (share.answer.state !== 'waiting') return share;
  const { shares, settings } = call.services;
  const answer = await settings.upstream.shares.read(share.answer.requestId, call.identified);
  if (answer.state === 'waiting') return share;
  const settled = { ...share, answer: keptDecision(answer, share.sharedAt) };
  const own = await shares.of(call.patient.abhaAddress);
  if (await own.settle(settled)) await tellShared(call, settled);
  return settled;
}

/** The patient's share at a counter whose token lives, or whose answer is waited for. */
export async function liveShareAt(call: Call, counter: Counter): Promise<KeptShare | undefined> {
  return liveOf(call, await sharesAt(call, counter));
}

/** The same; a counter that has been slow is asked once more whether it has answered. */
export async function earlierShareAt(call: Call, counter: Counter): Promise<KeptShare | undefined> {
  const shares = await sharesAt(call, counter);
  const live = liveOf(call, shares);
  if (live) return live;
  const unanswered = shares.find(({ answer }) => answer.state === 'waiting');
  const share = unanswered && (await answeredShare(call, unanswered).catch(onlyUnread));
  return share && liveOf(call, [share]);
}

/** A share as the browser may see it. */
export function shownShare({ answer, sharedAt, ...share }: KeptShare, now: number): ProfileShare {
  const known = { ...share, at: momentOf(now), sharedAt: momentOf(sharedAt) };
  if (answer.state !== 'issued') return { ...known, state: answer.state };
  const { state, tokenNumber, expiresAt } = answer;
  return { ...known, state, tokenNumber, expiresAt: momentOf(expiresAt) };
}

async function sharesAt(call: Call, { hipId, counterId }: Counter): Promise<KeptShare[]> {
  const own = await call.services.shares.of(call.patient.abhaAddress);
  return (await own.list()).filter((share) => share.hipId === hipId && share.counterId === counterId);
}

function liveOf(call: Call, shares: readonly KeptShare[]): KeptShare | undefined {
  const now = call.services.settings.now();
  return shares.find((share) => isLive(share, now));
}

const momentOf = (time: number): string => new Date(time).toISOString();

// What was shared long ago must not stop the patient from sharing now.
function onlyUnread(error: unknown): undefined {
  if (error instanceof UpstreamError) return undefined;
  throw error;
}
