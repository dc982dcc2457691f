import { encode } from 'uqr';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Counter } from '../../src/abdm/counter.js';
import { qrShare as scanEn } from '../../src/locales/en/qr-share.js';
import { sharing as sharingEn } from '../../src/locales/en/sharing.js';
import { qrShare as scanHi } from '../../src/locales/hi/qr-share.js';
import { sharing as sharingHi } from '../../src/locales/hi/sharing.js';
import { encodePng } from '../../src/sandbox/card/png.js';
import { counterLink } from '../../src/sandbox/counters/counter-link.js';
import {
  type Hospital,
  type HospitalOptions,
  openHospital,
  type Window,
  type WindowOptions,
} from '../support/e2e.js';
import { type Language, Visitor } from './visitor.js';

/** What `<qr-share>` says. */
export const shareWords = {
  en: { scan: scanEn, sharing: sharingEn },
  hi: { scan: scanHi, sharing: sharingHi },
} as const;

/** A counter of the sandbox, and its facility's name. */
export interface NamedCounter extends Counter {
  readonly name: string;
}

/** The hospital's own counter, which gives a token after a second. */
export const own: NamedCounter = {
  hipId: 'IN2710000004',
  counterId: 'OPD1',
  name: 'Sahyadri General Hospital',
};

/** Counters that answer in other ways. */
export const counters = {
  silent: { hipId: 'IN2710000012', counterId: 'OPD1', name: 'Godavari Rural Hospital' },
  refusing: { hipId: 'IN2410000011', counterId: 'OPD1', name: 'Tapti Polyclinic' },
  unsupported: { hipId: 'IN0810000011', counterId: 'OPD1', name: 'Chambal Dental College' },
  duplicate: { hipId: 'IN2910000001', counterId: 'REG01', name: 'Kaveri General Hospital' },
} as const satisfies Record<string, NamedCounter>;

/** The portal's page as a counter's QR code opens it. */
export const linkTo = ({ hipId, counterId }: Counter): string =>
  `/share?${new URLSearchParams({ 'hip-id': hipId, 'counter-id': counterId })}`;

/** A picture of a QR code, as somebody has it in the phone's gallery. */
export function pictureOf(text: string): { name: string; mimeType: string; buffer: Buffer } {
  const module = 6;
  const { data, size } = encode(text, { border: 4 });
  const side = size * module;
  const pixels = new Uint8Array(side * side * 3);
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    const [row, column] = [Math.floor(pixel / side / module), Math.floor((pixel % side) / module)];
    pixels.fill(data[row]?.[column] ? 0 : 255, pixel * 3, pixel * 3 + 3);
  }
  const buffer = Buffer.from(encodePng({ width: side, height: side, pixels }));
  return { name: 'counter.png', mimeType: 'image/png', buffer };
}

/** A patient at the page "Share at the counter". */
export class SharePage extends Visitor {
  constructor(page: Page, language: Language = 'en') {
    super(page, 'qr-share', language);
  }

  get said(): (typeof shareWords)[Language] {
    return shareWords[this.language];
  }

  override get heading(): Locator {
    return this.element.locator('#title');
  }

  /** A text that is seen: what is said to a screen reader alone has the same words. */
  override text(text: string): Locator {
    return super.text(text).and(this.page.locator(':not([role="status"])'));
  }

  part(name: string): Locator {
    return this.element.locator(`[part~="${name}"]`);
  }

  /** What would be shared, as it is written on the page: terms and values. */
  async details(): Promise<Record<string, string>> {
    const rows = await this.part('row').all();
    const texts = await Promise.all(
      rows.map(async (row) => [await row.locator('dt').innerText(), await row.locator('dd').innerText()]),
    );
    return Object.fromEntries(texts) as Record<string, string>;
  }

  /** Waits for what a counter would get. */
  async reviews({ name }: NamedCounter): Promise<void> {
    await this.sees(this.said.sharing.review.title(name));
    await this.part('details').waitFor();
  }

  /** Presses "Share". */
  async shares(): Promise<void> {
    await this.button(this.said.sharing.review.submit).click();
  }

  /** Waits for the token and its sentence; gives its number. */
  async getsToken({ name }: NamedCounter): Promise<string> {
    await this.sees(this.said.sharing.token.title);
    const token = await this.part('number').locator('bdi').innerText();
    await this.text(this.said.sharing.token.shared(name, token)).waitFor();
    return token;
  }

  /** Unfolds the ways without the camera, unless they are. */
  async unfoldsOtherWays(): Promise<void> {
    const other = this.part('other');
    if ((await other.getAttribute('open')) === null) await other.locator('summary').click();
  }

  /** Chooses a picture from the device. */
  async choosesPicture(text: string): Promise<void> {
    await this.unfoldsOtherWays();
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.button(this.said.scan.other.choose).click(),
    ]);
    await chooser.setFiles(pictureOf(text));
  }

  /** Types the link that a QR code says. */
  async typesLink(text: string): Promise<void> {
    await this.unfoldsOtherWays();
    await this.field(this.said.scan.other.link).fill(text);
    await this.button(this.said.scan.other.submit).click();
  }
}

/** Somebody signed in who is at the page "Share at the counter". */
export interface ShareVisit extends Window {
  readonly hospital: Hospital;
  readonly patient: SharePage;
  /** Origins that were asked for anything. */
  readonly origins: ReadonlySet<string>;
  /** The newest code that was sent to the patient's phone. */
  code(): string;
  /** Opens the page, by a counter's link if one is named. */
  arrives(counter?: Counter): Promise<void>;
  /** How the tracks of all cameras stand that the page has had. */
  tracks(): Promise<string[]>;
  /** How many profiles a counter received. */
  received(counter: Counter): number;
}

/** How a visit begins. */
export interface ShareVisitOptions extends HospitalOptions, WindowOptions {
  readonly language?: Language;
  /** What the browser allows the page. */
  readonly permissions?: readonly string[];
}

/** Signs somebody in, in a hospital of their own; the page is 360 px wide. */
export async function visitShare(
  browser: Browser,
  abhaAddress: string,
  { language = 'en', permissions = [], ...options }: ShareVisitOptions = {},
): Promise<ShareVisit> {
  const hospital = await openHospital(browser, options);
  try {
    const window = await hospital.open('/', options);
    const { page, context } = window;
    await context.grantPermissions([...permissions]);
    await context.addInitScript(keepTracks);
    const origins = new Set<string>();
    context.on('request', (request) => origins.add(new URL(request.url()).origin));
    await hospital.signIn(context, abhaAddress);
    const patient = new SharePage(page);
    if (language !== 'en') await patient.speaks(language);
    const holder = hospital.desk.people().find((one) => one.abha_addresses.includes(abhaAddress));
    return {
      ...window,
      hospital,
      patient,
      origins,
      code: () => hospital.desk.sms(holder?.abha_mobile ?? holder?.mobile ?? '')[0]?.otp ?? '',
      async arrives(counter) {
        await page.goto(counter ? linkTo(counter) : '/share');
        if (!counter) await patient.button(patient.said.scan.scan).waitFor();
      },
      tracks: () =>
        page.evaluate(() =>
          (globalThis as unknown as { cameraTracks: MediaStreamTrack[] }).cameraTracks.map(
            ({ readyState }) => readyState,
          ),
        ),
      received: (counter) => hospital.desk.shares(counter).length,
      [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
    };
  } catch (error) {
    // A server that nobody closes keeps the tests from ending.
    await hospital[Symbol.asyncDispose]();
    throw error;
  }
}

function keepTracks(): void {
  const cameraTracks: MediaStreamTrack[] = [];
  Object.assign(globalThis, { cameraTracks });
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const stream = await getUserMedia.call(this, constraints);
    cameraTracks.push(...stream.getTracks());
    return stream;
  };
}

/** What a counter's QR code says. */
export const qrOf = ({ hipId, counterId }: Counter): string => counterLink({ hipId, counterId });
