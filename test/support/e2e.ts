import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { routes, type RouteName } from '../../src/contract/routes.js';
import { ensureElements } from '../../demo/portal/elements.js';
import { type Portal, startPortal } from '../../demo/portal/server.js';
import { users } from '../../demo/portal/users.js';
import { chromiumArgs, findChromium, findHeadlessChromium } from '../../scripts/chromium.mjs';
import type { LogFields, Metrics } from '../../src/proxy/index.js';
import type { Call, Desk } from '../../src/sandbox/index.js';

/** For groups of tests that share no patient: half of their time is waiting for pauses in typing and for messages. */
export const sideBySide = { concurrency: 3 } as const;

/** What the browser of a file must have that others go without. */
export interface BrowserOptions {
  /** All that Chromium has: a viewer of PDFs, for example. */
  readonly isWhole?: boolean;
  /** Keeps pages that were left, to show them again on "back". */
  readonly keepsPages?: boolean;
  /** Only interprets scripts, so that its memory holds no compiled code. */
  readonly compilesNothing?: boolean;
  /** Path of a film (Y4M) that is what its camera sees; a window needs the permission `camera`. */
  readonly film?: string;
}

/** Opens the browser that the tests of a file share; whoever opened it closes it. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  await ensureElements();
  return Object.keys(options).length === 0 ? openShared() : launch(options);
}

async function launch({
  isWhole = false,
  keepsPages = false,
  compilesNothing = false,
  film,
}: BrowserOptions): Promise<Browser> {
  const needsWhole = isWhole || keepsPages || film !== undefined;
  const executablePath = await (needsWhole ? findChromium() : findHeadlessChromium());
  const camera =
    film === undefined
      ? []
      : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  return chromium.launch({
    args: [
      ...chromiumArgs,
      ...camera,
      ...(compilesNothing ? ['--js-flags=--no-opt,--no-maglev,--no-sparkplug'] : []),
    ],
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    ...(executablePath && { executablePath }),
  });
}

// The files of a process come one after another, and to start a browser takes longer than many of their tests.
const graceMs = 2_000;
let shared: Promise<Browser> | undefined;
let holders = 0;

async function openShared(): Promise<Browser> {
  holders += 1;
  shared ??= launch({}).then((browser) => {
    const end = browser.close.bind(browser);
    browser.close = async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      holders -= 1;
      setTimeout(() => {
        if (holders > 0) return;
        shared = undefined;
        void end();
      }, graceMs);
    };
    return browser;
  });
  return shared;
}

/** How a hospital is set up for a test. */
export interface HospitalOptions {
  /** Stands in for `fetch` between proxy and sandbox. */
  readonly fetch?: typeof fetch;
  /** Keeps the sandbox's data in a file, so that it can be restarted. */
  readonly keepsData?: boolean;
  /** Where the proxy's figures go. */
  readonly metrics?: Metrics;
  /** By what the seconds that slow facilities take are multiplied; 1 if left out. */
  readonly facilityPace?: number;
}

/** How a browser window looks and what it is allowed. */
export interface WindowOptions {
  readonly width?: number;
  /** Portal user who is signed in; `null` for nobody. */
  readonly user?: string | null;
  /** For tools that inject scripts. */
  readonly bypassCSP?: boolean;
  /** Lets the test move the time of the page. */
  readonly clock?: boolean;
}

/** A browser window with what went wrong in it. One that is left open goes on asking its portal for messages. */
export interface Window extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, violations of the page's policy, and whatever was written to the console as an error. */
  readonly complaints: string[];
}

/** A portal with proxy and sandbox, all its own, and one time for both servers. */
export interface Hospital extends AsyncDisposable {
  readonly url: string;
  readonly desk: Desk;
  /** What the proxy logged. */
  readonly log: readonly { readonly fields: LogFields; readonly message: string }[];
  open(path?: string, options?: WindowOptions): Promise<Window>;
  /** Puts another proxy in the place of the one that runs. */
  restartProxy(): void;
  /** Stops the sandbox and starts it again with the data that it kept. */
  restart(): Promise<void>;
  /** Moves the time of proxy and sandbox, and of pages opened with `clock`. */
  pass(seconds: number): Promise<void>;
  /** Calls of the upstream's registration that reached the sandbox. */
  calls(step: string): Call[];
  /** Asks the proxy as a page of the portal would, with the cookies of a window; faster than pressing buttons. */
  ask(context: BrowserContext, route: RouteName, question?: Question): Promise<Answer>;
  /** Signs a patient in by mobile number, without a page. */
  signIn(context: BrowserContext, abhaAddress: string): Promise<void>;
}

/** What a route of the contract is asked. */
export interface Question {
  readonly data?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What it answers. */
export interface Answer {
  readonly status: number;
  readonly kind: string | undefined;
  readonly epoch: string | undefined;
  readonly body: Record<string, unknown>;
}

/** Node closes a connection that was idle for five seconds, and a request may meet that. */
const maxRetries = 2;

/** Starts a hospital with a sandbox of its own, in memory unless its data are kept. */
export async function openHospital(browser: Browser, options: HospitalOptions = {}): Promise<Hospital> {
  const log: { fields: LogFields; message: string }[] = [];
  const write = (fields: LogFields, message: string): void => void log.push({ fields, message });
  let passed = 0;
  const now = (): number => Date.now() + passed;
  const folder = options.keepsData ? await mkdtemp(join(tmpdir(), 'abdm-elements-')) : undefined;
  const { facilityPace } = options;
  const portal: Portal = await startPortal({
    sandbox: {
      systemTime: now,
      ...(folder && { data: join(folder, 'sandbox.sqlite') }),
      ...(facilityPace !== undefined && { facilityPace }),
    },
    proxy: {
      now,
      logger: { info: write, warn: write, error: write },
      ...(options.metrics && { metrics: options.metrics }),
    },
    ...(options.fetch && { fetch: options.fetch }),
  });
  const deskOf = ({ desk }: Portal): Desk => {
    if (!desk) throw new Error('a portal without upstream must have a sandbox');
    return desk;
  };
  const contexts: BrowserContext[] = [];
  const ask = async (
    context: BrowserContext,
    name: RouteName,
    { data, headers }: Question = {},
  ): Promise<Answer> => {
    const { method, path } = routes[name];
    const response = await context.request.fetch(`${portal.url}/abdm${path}`, {
      method,
      headers: { Origin: portal.url, ...headers },
      maxRetries,
      ...(method !== 'GET' && { data: data ?? {} }),
    });
    const body = (await response.json()) as Record<string, unknown> & { error?: { kind: string } };
    return {
      status: response.status(),
      kind: body.error?.kind,
      epoch: response.headers()['abdm-epoch'],
      body,
    };
  };
  const clocks: Page[] = [];

  return {
    url: portal.url,
    get desk() {
      return deskOf(portal);
    },
    log,
    async open(
      path = '/register',
      { width = 360, user = users[0]?.id ?? null, bypassCSP = false, clock } = {},
    ) {
      const viewport = { width, height: 760 };
      const context = await browser.newContext({ baseURL: portal.url, viewport, bypassCSP, locale: 'en-IN' });
      contexts.push(context);
      context.setDefaultTimeout(30_000);
      if (user !== null) await signIn(context, portal.url, user);
      await context.addInitScript(reportViolations);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      if (clock) {
        await page.clock.install();
        clocks.push(page);
      }
      await page.goto(path);
      return { page, context, complaints, [Symbol.asyncDispose]: () => context.close() };
    },
    restartProxy: () => portal.restartProxy(),
    restart: () => portal.restartSandbox(),
    async pass(seconds) {
      passed += seconds * 1000;
      for (const page of clocks) await page.clock.fastForward(seconds * 1000);
    },
    ask,
    async signIn(context, abhaAddress) {
      const desk = deskOf(portal);
      const holder = desk.people().find((person) => person.abha_addresses.includes(abhaAddress));
      const mobile = holder?.abha_mobile ?? holder?.mobile ?? '';
      const identifier = { kind: 'mobile', value: mobile };
      const sent = await ask(context, 'sendLoginOtp', { data: { identifier, otpSystem: 'abdm' } });
      const otp = desk.sms(mobile)[0]?.otp;
      const { transaction } = sent.body;
      const checked = await ask(context, 'verifyLoginOtp', { data: { transaction, otp } });
      if (checked.body['next'] === 'done') return;
      const choice = { transaction: checked.body['transaction'], abhaAddress };
      const { status, body } = await ask(context, 'signInToAccount', { data: choice });
      if (status !== 200) throw new Error(`signing in to ${abhaAddress} answered ${JSON.stringify(body)}`);
    },
    calls: (step) => deskOf(portal).calls(`/abdm/na/v1/registration/aadhaar/${step}`),
    async [Symbol.asyncDispose]() {
      await Promise.all(contexts.map((context) => context.close()));
      await portal.close();
      if (folder) await rm(folder, { recursive: true });
    },
  };
}

async function signIn(context: BrowserContext, url: string, user: string): Promise<void> {
  const headers = { Origin: url };
  const options = { form: { user }, headers, maxRedirects: 0, maxRetries };
  const response = await context.request.post('/sign-in', options);
  if (response.status() !== 303) throw new Error(`signing in answered ${response.status()}`);
}

function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, sample }) => {
    console.error('securitypolicyviolation', violatedDirective, sourceFile, sample);
  });
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    // Chromium itself notes every answer that is not a success, also those that are part of the journey.
    const isNote = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isNote) complaints.push(message.text());
  });
  return complaints;
}
