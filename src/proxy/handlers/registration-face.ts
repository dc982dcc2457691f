import { isLocalHost } from '../../abdm/local-host.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import type { HandlersOf } from './handler.js';
import { endStep } from './otp-steps.js';
import { registrationOutcome } from './outcome.js';

const lifeSeconds = 10 * 60;

/** Handlers of the registration by face. The pipeline refuses them where the portal has not turned it on. */
export const registrationFaceHandlers: HandlersOf<'startFace' | 'checkFace' | 'verifyFace'> = {
  async startFace({ agreement }, call) {
    const { agreements, requestLimits, settings, transactions } = call.services;
    await agreements.require(agreement, 'aadhaar-consent', call.binding);
    await requestLimits.face(call.asker);
    const { link, transaction } = await settings.upstream.face.start(call.stranger);
    requireKnownHost(call, link);
    const begun = { flow: 'registration-face', step: 'face', upstream: transaction } as const;
    const at = settings.now();
    return {
      transaction: await transactions.begin(begun, call.binding),
      link,
      at: new Date(at).toISOString(),
      expiresAt: new Date(at + lifeSeconds * 1000).toISOString(),
    };
  },

  async checkFace(_input, call) {
    const { requestLimits, settings } = call.services;
    await requestLimits.faceCheck(call.asker);
    const isVerified = await settings.upstream.face.isVerified(call.transaction.upstream, call.stranger);
    return { status: isVerified ? 'verified' : 'pending' };
  },

  async verifyFace({ aadhaarNumber }, call) {
    const { requestLimits, settings } = call.services;
    const { face } = settings.upstream;
    const { upstream } = call.transaction;
    await requestLimits.face(call.asker);
    const step = await endStep(call, async () => {
      if (!(await face.isVerified(upstream, call.stranger))) throw new Failure('face-not-verified');
      return face.verify(upstream, aadhaarNumber, call.stranger);
    });
    return registrationOutcome(call, step);
  },
};

// The patient gives this page a picture of the face: it must be one that the portal named.
function requireKnownHost(call: Call, link: string): void {
  const { face, production, logger } = call.services.settings;
  const { protocol, host, hostname, username, password } = URL.canParse(link)
    ? new URL(link)
    : { protocol: '', host: '', hostname: '', username: '', password: '' };
  const isSafe = protocol === 'https:' || (protocol === 'http:' && !production && isLocalHost(hostname));
  if (isSafe && face?.hosts.has(host) && username === '' && password === '') return;
  const { requestId, route } = call.facts;
  logger.error(
    { requestId, route, kind: 'misconfigured' },
    'the page for the face is on no host of the list',
  );
  throw new Failure('misconfigured');
}
