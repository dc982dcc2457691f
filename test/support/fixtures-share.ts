import '../../src/elements/qr-share/define.js';
import type { Counter } from '../../src/abdm/counter.js';
import type { QrShare } from '../../src/elements/qr-share/index.js';
import type { ResponseOf } from '../../src/contract/route.js';
import type { routes } from '../../src/contract/routes.js';
import type { ProfileShare } from '../../src/contract/share.js';
import { hurry, ordinaryTime } from './clock.js';
import { findPart, part } from './drive.js';
import type { ElementScene } from './element-page.js';
import { type CameraKind, fakeCamera } from './fake-devices.js';
import { never, offline, refuse, type Script } from './fixtures.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

type Scene = ElementScene<QrShare>;
type Reach = Scene['reach'];
type Review = ResponseOf<(typeof routes)['reviewShare']>;

/** A counter of the seeded hospital. */
export const counter: Counter = { hipId: 'IN0710000001', counterId: 'OPD1' };

/** What the counter's QR code says. */
export const counterLink = (to: Counter = counter): string =>
  `https://phrsbx.abdm.gov.in/share-profile?hip-id=${to.hipId}&counter-id=${to.counterId}`;

/** What other QR codes say, by their kind. */
export const otherCodes = {
  'incomplete-counter': 'https://phr.abdm.gov.in/share-profile?hip-id=IN0710000001',
  facility: 'https://phr.abdm.gov.in/uhi/IN0710000001',
  'consent-request': 'https://phr.abdm.gov.in/abdm/consent-request/5f0c5b0e',
  'abha-card': '{"hidn":"91-0000-0000-0001","hid":"asha@abdm","name":"Asha"}',
  payment: 'upi://pay?pa=shop@bank&am=100',
  website: 'https://example.org/menu',
  other: 'BEGIN:VCARD',
} as const;

const noon = Date.parse('2026-11-20T06:30:00Z');
const after = (seconds: number): string => new Date(noon + seconds * 1000).toISOString();

const ids = { id: 'share-0000-0000-0001', ...counter, facilityName: 'Lake Hospital' };

/** A share whose answer is waited for. */
export const waitingShare = (passed = 0): ProfileShare => ({
  state: 'waiting',
  ...ids,
  at: after(passed),
  sharedAt: after(0),
});

/** A share that a counter refused. */
export const refusedShare: ProfileShare = { ...waitingShare(1), state: 'refused' };

/** A share whose token lives for so many seconds. */
export const issuedShare = (tokenNumber = '042', seconds = 30 * 60): ProfileShare => ({
  ...waitingShare(2),
  state: 'issued',
  tokenNumber,
  expiresAt: after(2 + seconds),
});

/** What the counter would get of a patient with KYC. */
export const wholeReview: Review = {
  facility: { hipId: counter.hipId, name: 'Lake Hospital', city: 'Bhopal', state: 'Madhya Pradesh' },
  details: {
    abhaAddress: 'nisha.verma@abdm',
    abhaNumber: '91-0000-0000-0001',
    name: 'Nisha Verma',
    gender: 'F',
    yearOfBirth: 1990,
    monthOfBirth: 3,
    dayOfBirth: 27,
    mobile: '9999900001',
    address: '12, MG Road, Bhopal',
  },
  missing: [],
};

/** What it would get of a patient of whom ABDM knows little. */
export const partialReview: Review = {
  ...wholeReview,
  details: { abhaAddress: 'nisha.verma@abdm', yearOfBirth: 1990 },
  missing: ['name', 'gender', 'birth', 'mobile'],
};

/** A patient at a counter with whom nothing goes wrong. */
export const smoothShare: Script = {
  listShares: { shares: [] },
  reviewShare: wholeReview,
  shareProfile: issuedShare(),
  readShare: issuedShare(),
};

/** Waits until the element is there and knows who is signed in. */
export async function readStart(element: QrShare): Promise<void> {
  await until(() => findPart(element, 'title') !== undefined, '<qr-share> to be there');
  await atRest(element);
}

/** Pastes a text while the element has the focus. */
export async function pasteText(element: QrShare, text: string): Promise<void> {
  await paste(element, (data) => data.setData('text/plain', text));
}

/** Pastes a file while the element has the focus. */
export async function pasteFile(element: QrShare, file: File): Promise<void> {
  await paste(element, (data) => data.items.add(file));
}

async function paste(element: QrShare, fill: (data: DataTransfer) => unknown): Promise<void> {
  const clipboardData = new DataTransfer();
  fill(clipboardData);
  const event = new ClipboardEvent('paste', {
    clipboardData,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  part(element, 'frame').dispatchEvent(event);
  await atRest(element);
}

/** Unfolds the ways without the camera. */
export async function unfold(element: QrShare): Promise<void> {
  await readStart(element);
  part<HTMLDetailsElement>(element, 'other').open = true;
  await element.updateComplete;
}

/** Comes to what the counter would get. */
export async function toReview(element: QrShare): Promise<void> {
  await readStart(element);
  await pasteText(element, counterLink());
}

/** Shares, and waits for what comes of it. */
export async function toShared(element: QrShare): Promise<void> {
  await toReview(element);
  await go(element, 'submit');
}

/** Starts the camera. */
export const toCamera =
  (kind: CameraKind = {}): Reach =>
  async (element) => {
    fakeCamera(kind);
    await readStart(element);
    await pressPart(element, 'button-scan');
  };

/** Lets time run until something holds. */
export async function hurried(holds: () => boolean, factor = 30): Promise<void> {
  hurry(factor);
  try {
    await until(holds);
  } finally {
    ordinaryTime();
  }
}

const has = (element: QrShare, name: string) => (): boolean => findPart(element, name) !== undefined;

/** Leaves every question for a renewal of the session unanswered. */
export function decline(element: QrShare): void {
  element.parentElement?.addEventListener('abdm-session-expired', (event) => event.preventDefault());
}

/** Answers the question for the location in one way from now on. */
export function locate(answer: GeolocationCoordinates | number | undefined): void {
  const geolocation = {
    getCurrentPosition(found: PositionCallback, failed: PositionErrorCallback): void {
      if (typeof answer === 'number') failed({ code: answer } as GeolocationPositionError);
      else if (answer) found({ coords: answer } as GeolocationPosition);
    },
  };
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
}

/** Ticks that the location goes along, and shares. */
export async function shareWithLocation(element: QrShare): Promise<void> {
  await toReview(element);
  await pressPart(element, 'checkbox');
  await pressPart(element, 'button-submit');
}

/** Fills in what ABDM does not know. */
export async function addDetails(element: QrShare): Promise<void> {
  await typeInto(element, 'firstName', 'Nisha Verma');
  await typeInto(element, 'day', '27');
  await typeInto(element, 'month', '3');
  await typeInto(element, 'mobile', '9999900001');
  element.shadowRoot!.querySelector<HTMLInputElement>('[part~="radio"]')!.click();
  await element.updateComplete;
}

function scene(changes: Script, reach: Reach, attributes?: Readonly<Record<string, string>>): Scene {
  return { script: { ...smoothShare, ...changes }, reach, ...(attributes && { attributes }) };
}

const endedBy = (changes: Script): Scene => scene(changes, toShared);

const silent: Script = { shareProfile: waitingShare(29), readShare: waitingShare(31) };
const longName =
  'Shri Jagannath Memorial Superspeciality Hospital and Research Centre for Women and Children '.repeat(3);
const withName = (name: string): Review => ({ ...wholeReview, facility: { hipId: counter.hipId, name } });

/** Every state of the way to a counter that a patient can see. */
export const startScenes = {
  loading: scene({ listShares: never }, (element) => until(has(element, 'loading'))),
  start: scene({}, readStart),
  startUnfolded: scene({}, unfold),
  startNothingTyped: scene({}, async (element) => {
    await unfold(element);
    await go(element, 'submit');
  }),
  startTypedWrong: scene({}, async (element) => {
    await unfold(element);
    await typeInto(element, 'hipId', 'IN 07');
    await typeInto(element, 'counterId', 'OPD/1');
    await go(element, 'submit');
  }),
  startOtherCode: scene({}, async (element) => {
    await readStart(element);
    await pasteText(element, otherCodes['abha-card']);
  }),
  startWithTokens: scene(
    { listShares: [{ shares: [] }, { shares: [issuedShare(), waitingShare()] }] },
    async (element) => {
      await readStart(element);
      await element.reload();
      await atRest(element);
    },
  ),
  stale: scene(
    { listShares: [{ shares: [issuedShare()] }, refuse('upstream-unavailable')] },
    async (element) => {
      await until(has(element, 'number'));
      await go(element, 'ok');
      await element.reload();
      await until(has(element, 'stale'));
    },
  ),
  cameraAsking: scene({}, async (element) => {
    await toCamera({ isAsking: true })(element);
    await until(has(element, 'video'));
  }),
  camera: scene({}, async (element) => {
    await toCamera({ hasTorch: true, hasZoom: true, count: 2 })(element);
    await until(has(element, 'button-torch'));
  }),
  cameraRefused: scene({}, async (element) => {
    await toCamera({ refuses: 'NotAllowedError' })(element);
    await until(has(element, 'trouble'));
  }),
  nobody: scene({ listShares: refuse('sign-in-required') }, readStart, { 'sign-in-url': '/sign-in' }),
  offline: scene({ listShares: offline }, readStart),
  error: scene({ listShares: refuse('internal') }, readStart),
  errorMisconfigured: scene({ listShares: refuse('misconfigured') }, readStart),
  withoutConnection: { alone: true, reach: (element) => until(has(element, 'notice')) },
} satisfies Record<string, Scene>;

/** Every state from a counter's QR code to its token. */
export const sharingScenes = {
  reviewing: scene({ reviewShare: never }, async (element) => {
    await readStart(element);
    void pasteText(element, counterLink()).catch(() => undefined);
    await until(has(element, 'button-back'));
  }),
  review: scene({}, toReview),
  reviewSelfDeclared: scene(
    { reviewShare: { ...wholeReview, details: { ...wholeReview.details, abhaNumber: undefined } } },
    toReview,
  ),
  reviewLongName: scene({ reviewShare: withName(longName) }, toReview),
  reviewHostileName: scene({ reviewShare: withName('\u202eLake <img src=x onerror=alert(1)>') }, toReview),
  reviewPartial: scene({ reviewShare: partialReview }, toReview),
  reviewIncomplete: scene({ reviewShare: partialReview }, toShared),
  reviewUnknownFacility: scene({ reviewShare: refuse('facility-not-found') }, toReview),
  reviewFailed: scene({ reviewShare: offline }, toReview),
  reviewSessionEnded: scene({ reviewShare: refuse('session-expired') }, async (element) => {
    decline(element);
    await toReview(element);
  }),
  locating: scene({}, async (element) => {
    locate(undefined);
    await shareWithLocation(element);
  }),
  sharing: scene({ shareProfile: never }, async (element) => {
    await toReview(element);
    await pressPart(element, 'button-submit');
  }),
  shareLost: scene(
    { shareProfile: refuse('upstream-timeout'), reviewShare: [wholeReview, refuse('upstream-unavailable')] },
    toShared,
  ),
  notShared: endedBy({ shareProfile: refuse('upstream-timeout') }),
  waiting: scene({ shareProfile: waitingShare(), readShare: never }, toShared),
  waitingFailed: scene(
    { shareProfile: waitingShare(), readShare: refuse('misconfigured') },
    async (element) => {
      await toShared(element);
      await until(has(element, 'alert'));
    },
  ),
  waitingWithoutLocation: scene({ shareProfile: waitingShare(), readShare: never }, async (element) => {
    locate(1);
    await shareWithLocation(element);
    await until(has(element, 'waiting'));
  }),
  token: scene({}, toShared),
  tokenOfLetters: endedBy({ shareProfile: issuedShare('REG-2026-11-20-000042') }),
  tokenFullScreen: scene({}, async (element) => {
    await toShared(element);
    await go(element, 'full-screen');
  }),
  silent: scene(silent, async (element) => {
    await toShared(element);
    await until(has(element, 'button-look'));
  }),
  refused: endedBy({ shareProfile: refusedShare }),
  duplicate: endedBy({ shareProfile: refuse('share-duplicate') }),
  unsupported: endedBy({ shareProfile: refuse('share-not-supported') }),
  expired: scene({ shareProfile: issuedShare('042', 1) }, async (element) => {
    await toShared(element);
    await until(has(element, 'button-again'));
  }),
  gone: scene({ shareProfile: waitingShare(), readShare: refuse('share-not-found') }, async (element) => {
    await toShared(element);
    await until(has(element, 'button-again'));
  }),
} satisfies Record<string, Scene>;

/** Every state of the element, for stories and tests. */
export const shareScenes = { ...startScenes, ...sharingScenes };

/** Name of a state in {@link shareScenes}. */
export type ShareSceneName = keyof typeof shareScenes;
