import '../../src/elements/abha-profile/define.js';
import type { Profile } from '../../src/contract/profile.js';
import type { AbhaProfile } from '../../src/elements/abha-profile/index.js';
import { findPart, until } from './drive.js';
import type { ElementScene } from './element-page.js';
import { never, offline, refuse, type Script } from './fixtures.js';
import { atRest, go, pressPart, typeInto } from './hands.js';

/** A profile that came from Aadhaar. */
export const verifiedProfile: Profile = {
  abhaAddress: 'nisha.rao@abdm',
  abhaAddresses: ['nisha.rao@abdm', '91123456789015@abdm'],
  abhaNumber: '91-1234-5678-9015',
  kycVerified: true,
  fullName: 'Nisha Rao',
  firstName: 'Nisha',
  lastName: 'Rao',
  gender: 'F',
  yearOfBirth: 1995,
  monthOfBirth: 3,
  dayOfBirth: 27,
  mobile: '******0001',
  address: '12, MG Road',
  pincode: '560001',
  state: { code: '29', name: 'Karnataka' },
  district: { code: '572', name: 'Bengaluru Urban' },
};

const { abhaNumber: _number, ...withoutNumber } = verifiedProfile;

/** A profile that the patient stated. */
export const selfDeclaredProfile: Profile = {
  ...withoutNumber,
  abhaAddresses: ['nisha.rao@abdm'],
  kycVerified: false,
};

const { dayOfBirth: _day, monthOfBirth: _month, ...withoutDay } = verifiedProfile;

/** A profile of which ABDM knows the year of birth only. */
export const partialProfile: Profile = withoutDay;

/** A profile as it is after its address was changed. */
export const movedProfile: Profile = { ...selfDeclaredProfile, address: '7, Park Street' };

/** A backend at which nothing goes wrong. */
export const smoothProfile: Script = {
  findSession: {
    patients: [{ patient: 'p1', abhaAddress: 'nisha.rao@abdm', name: 'Nisha Rao', current: true }],
    gatewaySession: 'open',
  },
  readProfile: selfDeclaredProfile,
  updateProfile: { profile: movedProfile },
};

type Scene = ElementScene<AbhaProfile>;

/** Waits until the profile, or why there is none, is shown. */
export async function read(element: AbhaProfile): Promise<void> {
  await until(() => findPart(element, 'title') !== undefined, '<abha-profile> to be there');
  await atRest(element);
}

/** Opens the form. */
export async function edit(element: AbhaProfile): Promise<void> {
  await read(element);
  await go(element, 'edit');
}

/** Changes the address line, without saving it. */
export async function move(element: AbhaProfile): Promise<void> {
  await edit(element);
  await typeInto(element, 'line', '7, Park Street');
}

/** Changes the address line and saves it. */
export async function save(element: AbhaProfile): Promise<void> {
  await move(element);
  await go(element, 'submit');
}

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
    await typeInto(element, 'pincode', '560034');
    await until(() => wait(element), 'the place of the PIN code');
  });
const placeSays =
  (words: RegExp) =>
  (element: AbhaProfile): boolean =>
    words.test(findPart(element, 'place')?.textContent ?? '');
const found = {
  pincode: '560034',
  state: { code: '29', name: 'Karnataka' },
  district: { code: '572', name: 'Bengaluru Urban' },
};

/** Every state of a profile that a patient can see, for stories and tests. */
export const profileScenes = {
  loading: scene({ readProfile: never }, async (element) => {
    await until(() => findPart(element, 'title') !== undefined);
  }),
  verified: scene({ readProfile: verifiedProfile }),
  selfDeclared: scene({}),
  partial: scene({ readProfile: partialProfile }),
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
  placeLooking: placed(never, placeSays(/…/)),
  placeFound: placed(found, placeSays(/Bengaluru/)),
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

/** Name of a state in {@link profileScenes}. */
export type ProfileSceneName = keyof typeof profileScenes;
