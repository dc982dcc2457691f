import type { AbhaProfile } from '../../src/elements/abha-profile/index.js';
import { findPart } from './drive.js';
import type { ElementScene } from './element-page.js';
import { never, offline, refuse, type Script } from './fixtures.js';
import { kycAndDeletionScenes } from './fixtures-profile-parts.js';
import {
  changedElsewhere,
  edit,
  move,
  partialProfile,
  photo,
  read,
  reveal,
  save,
  selfDeclaredProfile,
  smoothProfile,
  verifiedProfile,
} from './fixtures-profile-steps.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

export * from './fixtures-profile-steps.js';

type Scene = ElementScene<AbhaProfile>;

/** Lets the patient say "not now" to every renewal. */
function decline(element: AbhaProfile): void {
  element.addEventListener('abdm-session-expired', (event) => event.preventDefault());
  element.parentElement?.addEventListener('abdm-session-expired', (event) => event.preventDefault());
}

const scene = (script: Script, reach: Scene['reach'] = read, rest: Partial<Scene> = {}): Scene => ({
  script: { ...smoothProfile, ...script },
  reach,
  ...rest,
});
const placed = (answer: NonNullable<Script['findPincode']>, wait: (element: AbhaProfile) => boolean): Scene =>
  scene({ findPincode: answer }, async (element) => {
    await edit(element);
    await typeInto(element, 'pincode', '700016');
    await until(() => wait(element), 'the place of the PIN code');
  });
const placeSays =
  (words: RegExp) =>
  (element: AbhaProfile): boolean =>
    words.test(findPart(element, 'place')?.textContent ?? '');
const found = {
  pincode: '700016',
  state: { code: '19', name: 'West Bengal' },
  district: { code: '315', name: 'Kolkata' },
};
/** Saves a change of the address line over a profile that was changed elsewhere. */
const meanwhile = (changes: Parameters<typeof changedElsewhere>[0], reach = save): Scene =>
  scene(
    {
      readProfile: [selfDeclaredProfile, changedElsewhere(changes)],
      updateProfile: refuse('profile-changed'),
    },
    reach,
  );

/** Every state of a profile that is looked at or edited. */
const viewAndFormScenes = {
  loading: scene({ readProfile: never }, async (element) => {
    await until(() => findPart(element, 'title') !== undefined);
  }),
  verified: scene({ readProfile: { ...verifiedProfile, photo } }),
  selfDeclared: scene({}),
  partial: scene({ readProfile: partialProfile }),
  withoutActions: scene({}, read, { attributes: { actions: '' } }),
  withCard: scene({ readProfile: verifiedProfile }, async (element) => {
    await read(element);
    await go(element, 'card');
    await until(() => findPart(element, 'card') !== undefined, 'the card');
  }),
  mobileShown: scene({}, reveal),
  mobileAsked: scene({ readMobile: never }, async (element) => {
    await read(element);
    await pressPart(element, 'button-reveal');
  }),
  mobileUntold: scene({ readMobile: {} }, reveal),
  mobileFailed: scene({ readMobile: refuse('upstream-timeout') }, reveal),
  refreshing: scene({ readProfile: [verifiedProfile, never] }, async (element) => {
    await read(element);
    void element.reload();
    await element.updateComplete;
  }),
  stale: scene({ readProfile: [verifiedProfile, refuse('upstream-unavailable')] }, async (element) => {
    await read(element);
    await element.reload();
    await atRest(element);
  }),
  empty: scene({ readProfile: refuse('sign-in-required') }, read, {
    attributes: { 'sign-in-url': '/sign-in' },
  }),
  error: scene({ readProfile: refuse('internal') }),
  errorMisconfigured: scene({ readProfile: refuse('misconfigured') }),
  errorToWait: scene({ readProfile: refuse('too-many-requests', { retryAfterSeconds: 90 }) }),
  errorTransaction: scene({ readProfile: refuse('transaction-lost') }),
  offline: scene({ readProfile: offline }),
  sessionEnded: scene({ readProfile: refuse('session-expired') }, async (element) => {
    decline(element);
    await read(element);
  }),
  edit: scene({}, edit),
  editVerified: scene({ readProfile: verifiedProfile }, edit),
  editPartial: scene({ readProfile: partialProfile }, edit),
  editLacking: scene(
    { readProfile: { ...partialProfile, firstName: undefined, lastName: undefined, gender: undefined } },
    edit,
  ),
  editMistyped: scene({}, async (element) => {
    await edit(element);
    for (const [field, text] of Object.entries({
      firstName: '',
      middleName: '1',
      lastName: '1',
      line: '#',
      pincode: '1',
    }))
      await typeInto(element, field, text);
    await typeInto(element, 'day', '31');
    await typeInto(element, 'month', '2');
    await go(element, 'submit');
  }),
  editNobody: scene({ readProfile: { ...selfDeclaredProfile, gender: undefined } }, async (element) => {
    await edit(element);
    await go(element, 'submit');
  }),
  editUnchanged: scene({}, async (element) => {
    await edit(element);
    await go(element, 'submit');
  }),
  leaving: scene({}, async (element) => {
    await move(element);
    await go(element, 'cancel');
  }),
  changedElsewhere: meanwhile({ pincode: '560034', lastName: 'Sharma' }),
  conflict: meanwhile({ address: '99, Church Street', gender: 'O' }, async (element) => {
    await move(element);
    element.shadowRoot!.querySelector<HTMLInputElement>('[part~="gender"] input[value="M"]')?.click();
    await go(element, 'submit');
  }),
  conflictUndecided: meanwhile({ address: '99, Church Street', middleName: 'K' }, async (element) => {
    await save(element);
    await go(element, 'submit');
  }),
  closedByKyc: meanwhile({ ...verifiedProfile, etag: 'etag.kyc' }, async (element) => {
    await move(element);
    await typeInto(element, 'firstName', 'Asha');
    await go(element, 'submit');
  }),
  placeLooking: placed(never, placeSays(/…/)),
  placeFound: placed(found, placeSays(/Kolkata/)),
  placeUnchecked: placed(refuse('upstream-timeout'), placeSays(/\.|।/)),
  placeNotFound: placed(
    refuse('pincode-not-found'),
    (element) => findPart(element, 'problem-pincode') !== undefined,
  ),
  saving: scene({ updateProfile: never }, async (element) => {
    await move(element);
    await pressPart(element, 'button-submit');
  }),
  saved: scene({}, save),
  savedUnread: scene({ updateProfile: {} }, save),
  savedNotYet: scene({ updateProfile: { profile: selfDeclaredProfile } }, save),
  saveFailed: scene({ updateProfile: refuse('upstream-unavailable') }, save),
  saveToWait: scene({ updateProfile: refuse('too-many-requests', { retryAfterSeconds: 90 }) }, save),
  saveSessionEnded: scene({ updateProfile: refuse('session-expired') }, async (element) => {
    decline(element);
    await save(element);
  }),
  withoutConnection: {
    alone: true,
    async reach(element) {
      await until(() => findPart(element, 'notice') !== undefined);
    },
  },
} satisfies Record<string, Scene>;

/** Every state of a profile that a patient can see, for stories and tests. */
export const profileScenes = { ...viewAndFormScenes, ...kycAndDeletionScenes };

/** Name of a state in {@link profileScenes}. */
export type ProfileSceneName = keyof typeof profileScenes;
