import '../../src/elements/abha-card/define.js';
import type { Profile } from '../../src/contract/profile.js';
import type { AbhaCard } from '../../src/elements/abha-card/index.js';
import { findPart } from './drive.js';
import type { ElementScene } from './element-page.js';
import { type AnswerMaker, never, offline, refuse, type Script } from './fixtures.js';
import { partialProfile, selfDeclaredProfile, smoothProfile, verifiedProfile } from './fixtures-profile.js';
import { atRest, go, pressPart } from './hands.js';
import { until } from './until.js';

/** What an ABHA QR code holds, as upstream writes it: spaces, order and all. */
export const qrText =
  '{"hidn": "91-1234-5678-9015", "phr": "nisha.rao@abdm", "name":"निशा राव", "gender":"F", "dob":"27/3/1995"}';

/** An answer with bytes that are not read on the way. */
export const bytesAnswer =
  (bytes: BlobPart, type: string): AnswerMaker =>
  () =>
    new Response(new Blob([bytes]), { headers: { 'Content-Type': type } });

let drawn: Promise<Blob> | undefined;

function draw(): Promise<Blob> {
  const canvas = new OffscreenCanvas(900, 570);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 900, 570);
  pen.fillStyle = '#163c70';
  pen.fillRect(0, 0, 900, 110);
  pen.fillStyle = '#e2eaf4';
  pen.fillRect(40, 150, 170, 210);
  pen.font = '600 44px sans-serif';
  pen.fillStyle = '#fff';
  pen.fillText('ABHA', 40, 72);
  pen.fillStyle = '#182334';
  pen.fillText('XX-XXXX-XXXX-9015', 250, 200);
  pen.fillText('XXXXao@abdm', 250, 280);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** A card of 900 by 570 pixels. */
export const drawnCard: AnswerMaker = async (call) =>
  bytesAnswer(await (drawn ??= draw()), 'image/png')(call);

/** A profile in one of its states. */
export const stateOf = (profile: Profile, etag: string): Profile => ({ ...profile, etag });

/** A profile with texts that somebody made to break the page. */
export const hostileProfile: Profile = {
  ...verifiedProfile,
  etag: 'hostile',
  fullName: `<img src=x onerror="alert(1)">\u202Eenod 👩‍⚕️${'अ'.repeat(10_000)}`,
  abhaAddress: `${'a'.repeat(90)}@abdm`,
  abhaNumber: '<b>91-1234-5678-9015</b>',
  mobile: `\u202E${'*'.repeat(300)}`,
};

/** A backend at which nothing goes wrong. */
export const smoothCard: Script = {
  findSession: smoothProfile.findSession!,
  readProfile: stateOf(verifiedProfile, 'first'),
  readCard: drawnCard,
  readQr: bytesAnswer(qrText, 'application/json'),
};

type Scene = ElementScene<AbhaCard>;

/** Waits until the card, or why there is none, is shown. */
export async function read(element: AbhaCard): Promise<void> {
  await until(() => findPart(element, 'title') !== undefined, '<abha-card> to be there');
  await atRest(element);
}

/** Shows the QR code. */
export async function showCode(element: AbhaCard): Promise<void> {
  await read(element);
  await go(element, 'qr');
}

/** Shows the QR code as large as the screen. */
export async function toCounter(element: AbhaCard): Promise<void> {
  await showCode(element);
  await pressPart(element, 'button-full-screen');
}

/** Opens what the card says as text. */
export async function openText(element: AbhaCard): Promise<void> {
  await read(element);
  await pressPart(element, 'summary');
}

/** Lets the patient say "not now" to every renewal. */
function decline(element: AbhaCard): void {
  element.parentElement?.addEventListener('abdm-session-expired', (event) => event.preventDefault());
}

/** Lets the browser share files, as a phone does, or fail at it. */
function sharing(share: () => Promise<void>): void {
  Object.assign(navigator, { canShare: () => true, share });
}

const scene = (script: Script, reach: Scene['reach'] = read, rest: Partial<Scene> = {}): Scene => ({
  script: { ...smoothCard, ...script },
  reach,
  ...rest,
});

/** Every state of a card that a patient can see, for stories and tests. */
export const cardScenes = {
  loading: scene({ readProfile: never }, async (element) => {
    await until(() => findPart(element, 'title') !== undefined);
  }),
  pictureLoading: scene({ readCard: never }, async (element) => {
    await until(() => findPart(element, 'picture') !== undefined);
  }),
  card: scene({}, async (element) => {
    sharing(() => Promise.resolve());
    await read(element);
  }),
  text: scene({}, openText),
  selfDeclared: scene({ readProfile: stateOf(selfDeclaredProfile, 'self') }, openText),
  yearOfBirthOnly: scene({ readProfile: stateOf(partialProfile, 'year') }, openText),
  hostile: scene({ readProfile: hostileProfile }, openText),
  downloaded: scene({}, async (element) => {
    await read(element);
    const { click } = HTMLAnchorElement.prototype;
    // A story must not save a file.
    HTMLAnchorElement.prototype.click = () => undefined;
    await go(element, 'download');
    HTMLAnchorElement.prototype.click = click;
  }),
  shareFailed: scene({}, async (element) => {
    sharing(() => Promise.reject(new DOMException('No', 'NotAllowedError')));
    await read(element);
    await pressPart(element, 'button-share');
    await until(() => findPart(element, 'notice') !== undefined);
  }),
  code: scene({}, showCode),
  codeLoading: scene({ readQr: never }, async (element) => {
    await read(element);
    await pressPart(element, 'button-qr');
  }),
  counter: scene({}, toCounter),
  counterHostile: scene({ readProfile: hostileProfile }, toCounter),
  pictureFailed: scene({ readCard: refuse('upstream-unavailable') }),
  pictureBroken: scene({ readCard: bytesAnswer('no picture', 'image/png') }, async (element) => {
    await read(element);
    await until(() => findPart(element, 'alert') !== undefined);
    await element.updateComplete;
  }),
  codeFailed: scene({ readQr: refuse('upstream-timeout') }, showCode),
  codeMisconfigured: scene({ readQr: refuse('misconfigured') }, showCode),
  stale: scene(
    { readProfile: [stateOf(verifiedProfile, 'first'), refuse('upstream-unavailable')] },
    async (element) => {
      await read(element);
      await element.reload();
      await atRest(element);
    },
  ),
  pictureStale: scene({ readCard: [drawnCard, refuse('upstream-unavailable')] }, async (element) => {
    await read(element);
    await element.reload();
    await atRest(element);
  }),
  codeStale: scene(
    { readQr: [bytesAnswer(qrText, 'application/json'), refuse('upstream-unavailable')] },
    async (element) => {
      await showCode(element);
      await element.reload();
      await atRest(element);
    },
  ),
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
  pictureSessionEnded: scene({ readCard: refuse('session-expired') }, async (element) => {
    decline(element);
    await read(element);
  }),
  withoutConnection: {
    alone: true,
    async reach(element) {
      await until(() => findPart(element, 'notice') !== undefined);
    },
  },
} satisfies Record<string, Scene>;

/** Name of a state in {@link cardScenes}. */
export type CardSceneName = keyof typeof cardScenes;
