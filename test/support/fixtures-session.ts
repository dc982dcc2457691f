import '../../src/elements/session-renewal/define.js';
import type { Session } from '../../src/contract/session.js';
import type { SessionRenewal } from '../../src/elements/session-renewal/index.js';
import { findPart } from './drive.js';
import type { ElementScene } from './element-page.js';
import { never, offline, otpBudget, refuse, type Script } from './fixtures.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

const nisha = { patient: 'p1', abhaAddress: 'nisha.rao@abdm', name: 'Nisha Rao', current: true };
const session = (gatewaySession: 'open' | 'expired'): Session => ({ patients: [nisha], gatewaySession });

/** A session that is over. */
export const expiredSession = session('expired');

/** A session that is open again. */
export const openSession = session('open');

/** A backend at which a renewal goes well. ABDM does not say where such a code goes. */
export const smoothRenewal: Script = {
  findSession: expiredSession,
  sendSessionOtp: { transaction: 'tx.session', otp: otpBudget({ sentTo: null }) },
  resendSessionOtp: { transaction: 'tx.session2', otp: otpBudget({ sentTo: null, sendsLeft: 1 }) },
  verifySessionOtp: openSession,
};

type Scene = ElementScene<SessionRenewal>;

/** Asks the patient; how it ends is nobody's business here. */
export async function asked(element: SessionRenewal): Promise<void> {
  await until(() => element.shadowRoot?.querySelector('[role="status"]') != null, 'words for the renewal');
  void element.renew();
  await until(() => findPart(element, 'title') !== undefined, 'the renewal to ask');
  await until(() => findPart(element, 'patient') !== undefined, 'the renewal to say for whom').catch(
    () => undefined,
  );
}

/** Renews as far as the code. */
export async function toSessionCode(element: SessionRenewal): Promise<void> {
  await asked(element);
  await go(element, 'submit');
}

/** Renews as far as the answer to the code. */
export async function toSessionAnswer(element: SessionRenewal): Promise<void> {
  await toSessionCode(element);
  await typeInto(element, 'otp', '123456');
  await go(element, 'submit');
}

const scene = (script: Script, reach: Scene['reach']): Scene => ({
  script: { ...smoothRenewal, ...script },
  reach,
});
const budget = (state: Parameters<typeof otpBudget>[0]): Script => ({
  sendSessionOtp: { transaction: 'tx.session', otp: otpBudget({ sentTo: null, ...state }) },
});
const halfAnHour = 30 * 60;

/** Every state of a renewal that a patient can see, for stories and tests. */
export const sessionScenes = {
  start: scene({}, asked),
  beingSent: scene({ sendSessionOtp: never }, async (element) => {
    await asked(element);
    await pressPart(element, 'button-submit');
  }),
  otp: scene({}, toSessionCode),
  otpSentTo: scene(budget({ sentTo: '******2425' }), toSessionCode),
  otpMayBeSentAgain: scene(budget({ resendIn: 0 }), toSessionCode),
  otpNoneLeft: scene(budget({ sendsLeft: 0 }), toSessionCode),
  otpBeingSentAgain: scene({ ...budget({ resendIn: 0 }), resendSessionOtp: never }, async (element) => {
    await toSessionCode(element);
    await pressPart(element, 'button-resend');
  }),
  otpIncomplete: scene({}, async (element) => {
    await toSessionCode(element);
    await typeInto(element, 'otp', '123');
    await go(element, 'submit');
  }),
  otpBeingChecked: scene({ verifySessionOtp: never }, async (element) => {
    await toSessionCode(element);
    await typeInto(element, 'otp', '123456');
    await pressPart(element, 'button-submit');
  }),
  otpWrong: scene({ verifySessionOtp: refuse('otp-wrong') }, toSessionAnswer),
  otpExpired: scene({ verifySessionOtp: refuse('otp-expired') }, toSessionAnswer),
  otpLocked: scene(
    { verifySessionOtp: refuse('otp-locked', { otp: otpBudget({ lockedFor: halfAnHour }) }) },
    toSessionAnswer,
  ),
  lockedAtOnce: scene(
    { sendSessionOtp: refuse('otp-locked', { otp: otpBudget({ lockedFor: halfAnHour }) }) },
    toSessionCode,
  ),
  transactionLost: scene({ verifySessionOtp: refuse('transaction-lost') }, toSessionAnswer),
  failureToRetry: scene({ sendSessionOtp: refuse('upstream-unavailable') }, toSessionCode),
  failureOffline: scene({ verifySessionOtp: offline }, toSessionAnswer),
  failureMisconfigured: scene({ sendSessionOtp: refuse('misconfigured') }, toSessionCode),
  ended: scene({}, async (element) => {
    await asked(element);
    await go(element, 'cancel');
  }),
  signedOut: scene({ findSession: { patients: [], gatewaySession: 'none' } }, async (element) => {
    await until(() => element.shadowRoot?.querySelector('[role="status"]') != null);
    void element.renew();
    await until(() => element.matches(':state(ended)'));
    await atRest(element);
  }),
  withoutConnection: {
    alone: true,
    async reach(element) {
      await until(() => findPart(element, 'notice') !== undefined);
    },
  },
} satisfies Record<string, Scene>;

/** Name of a state in {@link sessionScenes}. */
export type SessionSceneName = keyof typeof sessionScenes;
