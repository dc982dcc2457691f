import '../../src/elements/consent-inbox/define.js';
import type { RequestDetails } from '../../src/contract/requests.js';
import type { ConsentInbox } from '../../src/elements/consent-inbox/index.js';
import { type ConsentBackend, consentBackend, listed } from './consent-backend.js';
import {
  authorizationRequest,
  heldConsent,
  hostileRequest,
  incompleteRequest,
  likeIt,
  requestsOfEveryKind,
  smallConsent,
  subscriptionRequest,
  waitingRequest,
} from './consent-requests.js';
import { findPart, part } from './drive.js';
import type { ElementScene } from './element-page.js';
import { type AnswerMaker, never, offline, otpBudget, refuse, type Script } from './fixtures.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

type Scene = ElementScene<ConsentInbox>;
type Reach = Scene['reach'];

/** The panel of an open request, or of the PIN. */
export const panel = (element: Element): HTMLElement | undefined => findPart(element, 'review');

/** Waits until the list, or why there is none, is shown. */
export async function read(element: ConsentInbox): Promise<void> {
  await until(() => findPart(element, 'title') !== undefined, '<consent-inbox> to be there');
  await atRest(element);
}

/** The radio button of a tab or status by its place. */
export function choiceOf(element: ConsentInbox, group: 'tab' | 'status', index: number): HTMLInputElement {
  const found = element.shadowRoot!.querySelectorAll<HTMLInputElement>(`[part~="${group}"] input`)[index];
  if (!found) throw new Error(`No ${group} ${index}`);
  return found;
}

/** Chooses a tab or a status by its place. */
export async function choose(element: ConsentInbox, group: 'tab' | 'status', index: number): Promise<void> {
  choiceOf(element, group, index).click();
  await element.updateComplete;
}

/** Opens the row of a facility, or else the first, and waits until its request is read. */
export async function openRow(element: ConsentInbox, facility?: string): Promise<void> {
  await read(element);
  const rows = [...element.shadowRoot!.querySelectorAll('.request-row')];
  const row = rows.find(
    (candidate) => facility === undefined || candidate.querySelector('bdi')?.textContent === facility,
  );
  if (!row) throw new Error(`No row of ${facility ?? 'anybody'}: ${element.shadowRoot!.textContent}`);
  row.querySelector<HTMLButtonElement>('[part~="button-open"]')!.click();
  await until(() => element.shadowRoot!.querySelector('#review-title') !== null, 'the request to open');
  await atRest(element);
}

/** Shows what is granted, and opens the row of a facility there. */
export async function openGranted(element: ConsentInbox, facility = heldConsent.hiu.name): Promise<void> {
  await read(element);
  await choose(element, 'tab', 1);
  await openRow(element, facility);
}

/** The boxes of one part, from top to bottom. */
export const boxes = (element: ConsentInbox, name: string): HTMLInputElement[] => [
  ...panel(element)!.querySelectorAll<HTMLInputElement>(`[part~="${name}"] input`),
];

/** Ticks or unticks a box. */
export async function tick(element: ConsentInbox, name: string, index = 0): Promise<void> {
  boxes(element, name)[index]!.click();
  await element.updateComplete;
}

/** Chooses another day, as the platform's calendar does. */
export async function chooseDay(element: ConsentInbox, name: string, day: string): Promise<void> {
  const input = part<HTMLInputElement>(element, `input-${name}`);
  input.value = day;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

/** Unfolds the visits at a facility. */
export async function unfold(element: ConsentInbox, index = 0): Promise<void> {
  const details = panel(element)!.querySelectorAll<HTMLDetailsElement>('[part~="visits"]')[index]!;
  details.open = true;
  await until(() => details.querySelector('[part~="visit"]') !== null, 'the visits');
}

/** Opens a request and grants all of it. */
export async function grant(element: ConsentInbox): Promise<void> {
  await openRow(element);
  await go(element, 'submit');
}

/** Opens a request, to the question why it is denied. */
export async function toDenial(element: ConsentInbox): Promise<void> {
  await openRow(element);
  await go(element, 'deny');
}

/** Denies a request for the second reason. */
export async function deny(element: ConsentInbox): Promise<void> {
  await toDenial(element);
  await tick(element, 'reason', 1);
  await go(element, 'submit');
}

/** Opens a consent, to the question what is taken back. */
export async function toRevocation(element: ConsentInbox): Promise<void> {
  await openGranted(element);
  await go(element, 'revoke');
}

/** Takes a consent back at one facility. */
export async function revoke(element: ConsentInbox): Promise<void> {
  await toRevocation(element);
  await tick(element, 'facility-choice');
  await go(element, 'submit');
}

/** Unfolds the settings. */
export async function openSettings(element: ConsentInbox): Promise<void> {
  await read(element);
  part<HTMLDetailsElement>(element, 'settings').open = true;
  await until(() => findPart(element, 'auto-approval') !== undefined, 'the settings');
  await atRest(element);
}

/** Opens the settings, to the change of the PIN. */
export async function toPinChange(element: ConsentInbox): Promise<void> {
  await openSettings(element);
  await go(element, 'change-pin');
}

/** Types a PIN where it is asked for, and sends it. */
export async function givePin(element: ConsentInbox, pin = '4071'): Promise<void> {
  await typeInto(element, 'pin', pin);
  await go(element, 'submit');
}

/** From the question for the PIN to the code of who has forgotten it. */
export async function toPinCode(element: ConsentInbox): Promise<void> {
  await toPinChange(element);
  await go(element, 'forgot');
  await go(element, 'submit');
}

/** Types the code, and sends it. */
export async function giveCode(element: ConsentInbox): Promise<void> {
  await toPinCode(element);
  await typeInto(element, 'code', '123456');
  await go(element, 'submit');
}

/** Types a new PIN twice, and sends it. */
export async function newPin(element: ConsentInbox, again = '5182'): Promise<void> {
  await typeInto(element, 'newPin', '5182');
  await typeInto(element, 'again', again);
  await go(element, 'submit');
}

/** Lets the list look whether anything is new, as it does now and then. */
export async function poll(holds: () => boolean): Promise<void> {
  dispatchEvent(new Event('online'));
  await until(holds, 'what is new');
}

function decline(element: ConsentInbox): void {
  element.parentElement?.addEventListener('abdm-session-expired', (event) => event.preventDefault());
}

interface How {
  readonly requests?: readonly RequestDetails[];
  readonly pin?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A scene with a backend of its own each time it is opened. */
const scene = (changes: Script, reach: Reach = read, how: How = {}): Scene => ({
  get script() {
    return { ...consentBackend(how.requests ?? requestsOfEveryKind, how).script, ...changes };
  },
  reach,
  ...(how.attributes && { attributes: how.attributes }),
});

/** A scene that changes its backend while it plays. */
function changing(
  reach: (element: ConsentInbox, backend: ConsentBackend) => Promise<void>,
  changes: (backend: ConsentBackend) => Script = () => ({}),
): Scene {
  let backend = consentBackend([]);
  return {
    get script() {
      backend = consentBackend(requestsOfEveryKind);
      return { ...backend.script, ...changes(backend) };
    },
    reach: (element) => reach(element, backend),
  };
}

/** Refuses some of the lists. */
const listsWithout =
  (...missing: string[]): AnswerMaker =>
  (call) =>
    missing.includes(String(call.body['status']))
      ? refuse('upstream-unavailable')(call)
      : listed(requestsOfEveryKind, call);

const halfAnHour = 30 * 60;
const needsPin: How = { pin: true };
const noPin: Script = { readConsentPin: { needed: false, exists: false } };
const fresh = likeIt(50, 'New Life Hospital', { createdAt: '2026-11-20T06:00:00.000Z' });
const search =
  (text: string): Reach =>
  async (element) => {
    await read(element);
    await typeInto(element, 'search', text);
  };

/** Every state of the inbox that a patient can see, for stories and tests. */
export const consentScenes = {
  loading: scene({ listRequests: never }, async (element) => {
    await until(() => findPart(element, 'loading') !== undefined);
  }),
  list: scene({}),
  approved: scene({}, async (element) => {
    await read(element);
    await choose(element, 'tab', 1);
    await choose(element, 'status', 3);
  }),
  deniedOnes: scene({}, async (element) => {
    await read(element);
    await choose(element, 'status', 1);
  }),
  grouped: scene({}, async (element) => {
    await read(element);
    await pressPart(element, 'grouping');
  }),
  searched: scene({}, search('heart')),
  nothingFound: scene({}, search('dentist')),
  empty: scene({}, read, { requests: [] }),
  arrived: changing(async (element, backend) => {
    await read(element);
    backend.add(fresh);
    await poll(() => findPart(element, 'badge') !== undefined);
  }),
  arrivedWhileReading: changing(async (element, backend) => {
    await read(element);
    part(element, 'button-open').focus();
    backend.add(fresh);
    backend.change('request-2', { status: 'expired' });
    await poll(
      () => findPart(element, 'remark') !== undefined && findPart(element, 'button-show-new') !== undefined,
    );
  }),
  nobody: scene({ listRequests: refuse('sign-in-required') }, read, {
    attributes: { 'sign-in-url': '/sign-in' },
  }),
  partial: scene({ listRequests: listsWithout('denied', 'expired') }, async (element) => {
    await read(element);
    await choose(element, 'status', 3);
  }),
  stale: changing(
    async (element) => {
      await read(element);
      await element.reload();
      await atRest(element);
    },
    (backend) => {
      let calls = 0;
      return {
        listRequests: (call) =>
          calls++ < 5 ? listed(backend.requests, call) : refuse('upstream-unavailable')(call),
      };
    },
  ),
  offline: scene({ listRequests: offline }),
  error: scene({ listRequests: refuse('internal') }),
  errorMisconfigured: scene({ listRequests: refuse('misconfigured') }),
  errorToWait: scene({ listRequests: refuse('too-many-requests', { retryAfterSeconds: 90 }) }),
  sessionEnded: scene({ listRequests: refuse('session-expired') }, async (element) => {
    decline(element);
    await read(element);
  }),
  hostileList: scene({}, read, { requests: [hostileRequest, incompleteRequest] }),
  reading: scene({ readRequest: never }, async (element) => {
    await read(element);
    await pressPart(element, 'button-open');
    await until(() => element.shadowRoot!.querySelector('#review-title') !== null, 'the request to open');
  }),
  readingFailed: scene({ readRequest: offline }, openRow),
  requestNotFound: scene({ readRequest: refuse('request-not-found') }, openRow),
  review: scene({}, openRow),
  narrowed: scene({}, async (element) => {
    await openRow(element);
    await tick(element, 'type', 1);
    await tick(element, 'facility-choice', 1);
    await chooseDay(element, 'until', '2027-01-31');
  }),
  unfolded: scene({}, async (element) => {
    await openRow(element);
    await unfold(element);
    await tick(element, 'visit', 1);
  }),
  problems: scene({}, async (element) => {
    await openRow(element);
    for (const index of [0, 1, 2]) await tick(element, 'type', index);
    for (const index of [0, 1]) await tick(element, 'facility-choice', index);
    await chooseDay(element, 'from', '2020-01-01');
    await chooseDay(element, 'to', '');
    await chooseDay(element, 'until', '2040-01-01');
    await go(element, 'submit');
  }),
  incomplete: scene(
    {},
    async (element) => {
      await openRow(element);
      await go(element, 'submit');
    },
    { requests: [incompleteRequest] },
  ),
  hostileReview: scene(
    {},
    async (element) => {
      await openRow(element);
      await unfold(element, 1);
    },
    { requests: [hostileRequest] },
  ),
  granting: scene({ grantConsent: never }, async (element) => {
    await openRow(element);
    await pressPart(element, 'button-submit');
  }),
  grantFailed: scene({ grantConsent: refuse('upstream-unavailable') }, grant),
  grantTooWide: scene({ grantConsent: refuse('consent-too-wide') }, grant),
  grantSessionEnded: scene({ grantConsent: refuse('session-expired') }, async (element) => {
    decline(element);
    await grant(element);
  }),
  granted: scene({}, grant),
  unconfirmed: scene({ grantConsent: { request: waitingRequest } }, grant),
  decidedElsewhere: changing(async (element, backend) => {
    await openRow(element);
    backend.change('request-1', { status: 'denied' });
    await go(element, 'submit');
  }, refusingDecided('request-decided')),
  expiredMeanwhile: changing(async (element, backend) => {
    await openRow(element);
    backend.change('request-1', { status: 'expired' });
    await go(element, 'submit');
  }, refusingDecided('request-expired')),
  denial: scene({}, toDenial),
  denialWithoutReason: scene({}, async (element) => {
    await toDenial(element);
    await go(element, 'submit');
  }),
  denialMistyped: scene({}, async (element) => {
    await toDenial(element);
    await tick(element, 'reason', 4);
    await typeInto(element, 'reason', 'नहीं');
    await go(element, 'submit');
  }),
  denying: scene({ denyConsent: never }, async (element) => {
    await toDenial(element);
    await tick(element, 'reason');
    await pressPart(element, 'button-submit');
  }),
  denied: scene({}, deny),
  held: scene({}, openGranted),
  revocation: scene({}, toRevocation),
  revocationOfOne: scene({}, async (element) => {
    await openGranted(element, smallConsent.hiu.name);
    await go(element, 'revoke');
  }),
  revocationOfNone: scene({}, async (element) => {
    await toRevocation(element);
    await go(element, 'submit');
  }),
  revoking: scene({ revokeConsent: never }, async (element) => {
    await toRevocation(element);
    await tick(element, 'facility-choice');
    await pressPart(element, 'button-submit');
  }),
  revoked: scene({}, revoke),
  subscription: scene({}, openRow, { requests: [subscriptionRequest] }),
  authorization: scene({}, openRow, { requests: [authorizationRequest] }),
  pinLooking: scene(
    { readConsentPin: never },
    async (element) => {
      await openRow(element);
      await pressPart(element, 'button-submit');
      await until(() => element.matches(':state(loading)'));
    },
    { ...needsPin, attributes: { pin: '' } },
  ),
  pinLookFailed: scene({ readConsentPin: refuse('upstream-unavailable') }, grant, needsPin),
  pinAsked: scene({}, grant, needsPin),
  pinMistyped: scene(
    {},
    async (element) => {
      await grant(element);
      await givePin(element, '12');
    },
    needsPin,
  ),
  pinWrong: scene(
    { verifyConsentPin: refuse('pin-wrong') },
    async (element) => {
      await grant(element);
      await givePin(element);
    },
    needsPin,
  ),
  pinLocked: scene(
    { verifyConsentPin: refuse('pin-locked', { retryAfterSeconds: halfAnHour }) },
    async (element) => {
      await grant(element);
      await givePin(element);
    },
    needsPin,
  ),
  pinChecking: scene(
    { verifyConsentPin: never },
    async (element) => {
      await grant(element);
      await typeInto(element, 'pin', '4071');
      await pressPart(element, 'button-submit');
    },
    needsPin,
  ),
  pinToSet: scene(noPin, grant, needsPin),
  pinNotTheSame: scene(
    noPin,
    async (element) => {
      await grant(element);
      await newPin(element, '5183');
    },
    needsPin,
  ),
  pinToChange: scene({}, toPinChange),
  pinForgotten: scene({}, async (element) => {
    await toPinChange(element);
    await go(element, 'forgot');
  }),
  pinCode: scene({}, toPinCode),
  pinCodeSentSomewhere: scene(
    { sendPinOtp: { transaction: 'tx.pin', otp: otpBudget({ sentTo: null, resendIn: 0 }) } },
    toPinCode,
  ),
  pinCodeWrong: scene({ verifyPinOtp: refuse('otp-wrong') }, giveCode),
  pinCodeLocked: scene(
    { verifyPinOtp: refuse('otp-locked', { otp: otpBudget({ lockedFor: halfAnHour }) }) },
    giveCode,
  ),
  pinTransactionLost: scene({ verifyPinOtp: refuse('transaction-lost') }, giveCode),
  pinNew: scene({}, giveCode),
  pinDone: scene({}, async (element) => {
    await giveCode(element);
    await newPin(element);
  }),
  settingsOff: scene({}, openSettings),
  settingsOn: scene({ readAutoApproval: { enabled: true } }, openSettings),
  settingsUnknown: scene({ readAutoApproval: refuse('invalid-request') }, openSettings),
  settingsAsking: scene({}, async (element) => {
    await openSettings(element);
    await go(element, 'ask');
  }),
  settingsTurning: scene({ setAutoApproval: never }, async (element) => {
    await openSettings(element);
    await go(element, 'ask');
    await pressPart(element, 'button-turn');
  }),
  settingsTurned: scene({}, async (element) => {
    await openSettings(element);
    await go(element, 'ask');
    await go(element, 'turn');
  }),
  settingsFailed: scene({ setAutoApproval: refuse('upstream-timeout') }, async (element) => {
    await openSettings(element);
    await go(element, 'ask');
    await go(element, 'turn');
  }),
  withoutConnection: {
    alone: true,
    async reach(element) {
      await until(() => findPart(element, 'notice') !== undefined);
    },
  },
} satisfies Record<string, Scene>;

function refusingDecided(kind: 'request-decided' | 'request-expired') {
  return (): Script => ({ grantConsent: refuse(kind) });
}

/** Name of a state in {@link consentScenes}. */
export type ConsentSceneName = keyof typeof consentScenes;
