import type { DiscoveredPatient } from '../../src/contract/linking.js';
import type { CareContexts } from '../../src/elements/care-contexts/index.js';
import { findPart } from './drive.js';
import type { ElementScene } from './element-page.js';
import { type AnswerMaker, never, offline, otpBudget, refuse, type Script } from './fixtures.js';
import { selfDeclaredProfile } from './fixtures-profile-steps.js';
import {
  fetchRecords,
  giveCode,
  searchIn,
  tick,
  toDetails,
  toFacility,
  toOtp,
} from './fixtures-linking-steps.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import {
  hostileAtLake,
  linkingBackend,
  type LinkingBackend,
  manyAtLake,
  namesakeAtLake,
  nishaAtLake,
  rightCode,
} from './linking-backend.js';
import { until } from './until.js';

export * from './fixtures-linking-steps.js';

type Scene = ElementScene<CareContexts>;
type Reach = Scene['reach'];

interface How {
  readonly people?: readonly DiscoveredPatient[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A scene with a backend of its own each time it is opened. */
function scene(
  changes: Script | ((backend: LinkingBackend) => Script),
  reach: Reach,
  { people, attributes }: How = {},
): Scene {
  return {
    get script() {
      const backend = linkingBackend(people);
      return { ...backend.script, ...(typeof changes === 'function' ? changes(backend) : changes) };
    },
    reach,
    ...(attributes && { attributes }),
  };
}

/** A state after the code was given, and answered. */
const confirmed = (script: Script, reach: Reach = (element) => toOtp(element, 0, 1)): Scene =>
  scene(script, async (element) => {
    await reach(element);
    await giveCode(element);
  });

const budget = (state: Parameters<typeof otpBudget>[0]): Script => ({
  sendLinkOtp: { transaction: 'otp.0', otp: otpBudget({ sentTo: null, ...state }) },
});

/** Links a visit, and loses the answer that says so. */
const linkedSilently =
  (backend: LinkingBackend): AnswerMaker =>
  (call) => {
    backend.link('N1');
    return refuse('upstream-timeout')(call);
  };

/** No answer to the code, and none to the question what came of it. */
const nobodyKnows: Script = {
  confirmLink: refuse('upstream-timeout'),
  listCareContexts: refuse('upstream-unavailable'),
};

const several: How = { people: [nishaAtLake, namesakeAtLake] };
const halfAnHour = 30 * 60;
const asked: Reach = async (element) => {
  await toDetails(element);
  await pressPart(element, 'button-submit');
};

/** Every state on the way to visits that can be linked. */
export const findingScenes = {
  linkingSearchLoading: scene({ searchProviders: never }, toFacility),
  linkingFacility: scene({}, toFacility),
  linkingFacilityMissing: scene({}, async (element) => {
    await toFacility(element);
    await go(element, 'submit');
  }),
  linkingByMessage: scene(
    {},
    async (element) => {
      await until(() => element.shadowRoot!.querySelector('provider-search') !== null, 'the search');
      await until(() => findPart(searchIn(element), 'chosen') !== undefined, 'the facility');
      await atRest(element);
    },
    { attributes: { 'hip-id': 'HIP1' } },
  ),
  linkingDetails: scene({}, toDetails),
  linkingDetailsSelfDeclared: scene({ readProfile: selfDeclaredProfile }, toDetails),
  linkingDetailsUnread: scene({ readProfile: refuse('upstream-unavailable') }, toDetails),
  linkingReferenceWrong: scene({}, async (element) => {
    await toDetails(element);
    await typeInto(element, 'reference', 'x'.repeat(101));
    await go(element, 'submit');
  }),
  linkingAsking: scene({ discoverCareContexts: never }, asked),
  linkingUnreachable: scene({ discoverCareContexts: refuse('facility-unreachable') }, fetchRecords),
  linkingDiscoveryFailed: scene({ discoverCareContexts: offline }, fetchRecords),
  linkingNobody: scene({ discoverCareContexts: { found: 'nobody' } }, fetchRecords),
  linkingNothingNew: scene({ discoverCareContexts: { found: 'nothing-new' } }, fetchRecords),
  linkingAllLinked: scene({ discoverCareContexts: { found: 'all-linked' } }, fetchRecords),
  linkingPeople: scene({}, fetchRecords, several),
  linkingPeopleNoneChosen: scene(
    {},
    async (element) => {
      await fetchRecords(element);
      await go(element, 'submit');
    },
    several,
  ),
  linkingNotMe: scene(
    {},
    async (element) => {
      await fetchRecords(element);
      await go(element, 'nobody');
    },
    several,
  ),
  linkingVisits: scene({}, fetchRecords),
  linkingVisitsTicked: scene({}, async (element) => {
    await fetchRecords(element);
    await tick(element, 0, 2);
  }),
  linkingVisitsNoneTicked: scene({}, async (element) => {
    await fetchRecords(element);
    await go(element, 'submit');
  }),
  linkingVisitsMany: scene({}, fetchRecords, { people: [manyAtLake(60)] }),
  linkingVisitsHostile: scene({}, fetchRecords, { people: [hostileAtLake] }),
} satisfies Record<string, Scene>;

/** Every state of the codes for visits, and of how it ends. */
export const linkingCodeScenes = {
  linkingOtpBeingSent: scene({ sendLinkOtp: never }, async (element) => {
    await fetchRecords(element);
    await tick(element, 0);
    await pressPart(element, 'button-submit');
  }),
  linkingOtpNotSent: scene({ sendLinkOtp: refuse('facility-unreachable') }, (element) => toOtp(element, 0)),
  linkingOtp: scene({}, (element) => toOtp(element, 0, 1, 2)),
  linkingOtpSentTo: scene(budget({ sentTo: '******7310' }), (element) => toOtp(element, 0)),
  linkingOtpMayBeSentAgain: scene(budget({ resendIn: 0 }), (element) => toOtp(element, 0)),
  linkingOtpBeingSentAgain: scene({ ...budget({ resendIn: 0 }), resendLinkOtp: never }, async (element) => {
    await toOtp(element, 0);
    await pressPart(element, 'button-resend');
  }),
  linkingOtpNoneLeft: scene(budget({ sendsLeft: 0 }), (element) => toOtp(element, 0)),
  linkingOtpIncomplete: scene({}, async (element) => {
    await toOtp(element, 0);
    await giveCode(element, '12');
  }),
  linkingOtpWrong: confirmed({ confirmLink: refuse('otp-wrong') }),
  linkingOtpExpired: confirmed({ confirmLink: refuse('otp-expired') }),
  linkingOtpLocked: confirmed({
    confirmLink: refuse('otp-locked', { otp: otpBudget({ lockedFor: halfAnHour }) }),
  }),
  linkingConfirming: scene({ confirmLink: never }, async (element) => {
    await toOtp(element, 0, 1);
    await typeInto(element, 'otp', rightCode);
    await pressPart(element, 'button-submit');
  }),
  linkingNextOtp: confirmed({}),
  linkingAlreadyLinked: confirmed({ confirmLink: refuse('already-linked') }),
  linkingLost: confirmed({ confirmLink: refuse('transaction-lost') }),
  linkingNotLinked: confirmed({ confirmLink: refuse('upstream-timeout') }),
  linkingUnknown: confirmed(nobodyKnows),
  linkingFoundLinked: scene(
    (backend) => ({ confirmLink: linkedSilently(backend) }),
    async (element) => {
      await toOtp(element, 0, 1);
      await giveCode(element);
    },
  ),
  linkingSessionEnded: confirmed({ confirmLink: refuse('session-expired') }, async (element) => {
    element.parentElement?.addEventListener('abdm-session-expired', (event) => event.preventDefault());
    await toOtp(element, 0, 1);
  }),
  linkingDone: confirmed({}, (element) => toOtp(element, 0)),
  linkingDoneAll: scene({}, async (element) => {
    await toOtp(element, 0, 1, 2);
    for (const _visit of nishaAtLake.careContexts) await giveCode(element);
  }),
  linkingDonePartly: scene({}, async (element) => {
    await toOtp(element, 0, 1, 2);
    await giveCode(element);
    await go(element, 'skip');
    await go(element, 'stop');
  }),
  linkingDoneFailed: scene({ sendLinkOtp: refuse('facility-unreachable') }, async (element) => {
    await toOtp(element, 0);
    await go(element, 'stop');
  }),
  linkingDoneAlready: confirmed({ confirmLink: refuse('already-linked') }, (element) => toOtp(element, 0)),
  linkingDoneUnknown: scene(nobodyKnows, async (element) => {
    await toOtp(element, 0, 1);
    await giveCode(element);
    await go(element, 'stop');
  }),
} satisfies Record<string, Scene>;

/** Every state of the linking that a patient can see, for stories and tests. */
export const linkingScenes = { ...findingScenes, ...linkingCodeScenes };

/** Name of a state in {@link linkingScenes}. */
export type LinkingSceneName = keyof typeof linkingScenes;
