import { fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../../src/elements/abdm-connect/define.js';
import '../../../src/elements/abha-signup/define.js';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import {
  firstStep,
  methodsOf,
  type SignupMethod,
  type SignupStep,
} from '../../../src/elements/abha-signup/signup-state.js';
import { driveTo } from '../../support/drive.js';
import { fixtureFetch, type FixtureFetch, type Script } from '../../support/fixtures.js';
import { type SignupScene, type SignupSceneName, signupScenes } from '../../support/fixtures-signup.js';

/** A page with one sign-up and its scripted backend. */
export interface SignupPage {
  readonly element: AbhaSignup;
  readonly backend: FixtureFetch;
}

interface PageOptions {
  readonly script?: Script;
  readonly lang?: string;
  /** Ways to an ABHA; with one only, there is nothing to choose. */
  readonly methods?: string;
  readonly exposeAbha?: boolean;
  readonly skippable?: boolean;
}

async function openPage(options: PageOptions): Promise<SignupPage> {
  const { script = {}, lang = 'en', methods = 'aadhaar', exposeAbha = false, skippable = false } = options;
  const backend = fixtureFetch(script);
  const connect = await fixture<HTMLElement>(
    html`<abdm-connect lang=${lang} .fetch=${backend}>
      <abha-signup methods=${methods} ?expose-abha=${exposeAbha} ?skippable=${skippable}></abha-signup>
    </abdm-connect>`,
  );
  return { element: connect.querySelector('abha-signup')!, backend };
}

/** Opens a page with a sign-up on it, and leads the sign-up to a screen: by default the first one. */
export async function signupPage(
  options: PageOptions & { step?: SignupStep; by?: SignupMethod | 'none' } = {},
): Promise<SignupPage> {
  const page = await openPage(options);
  const [only, another] = methodsOf(options.methods ?? 'aadhaar');
  const first = another ? 'method' : firstStep(only ?? 'aadhaar');
  await driveTo(page.element, options.step ?? first, options.by);
  return page;
}

/** Opens a page in one of the states that stories show. */
export async function scenePage(name: SignupSceneName, lang = 'en'): Promise<SignupPage> {
  const {
    script = {},
    methods = 'aadhaar',
    skippable = false,
    before,
    reach,
  }: SignupScene = signupScenes[name];
  before?.();
  const page = await openPage({ script, methods, skippable, lang });
  await reach(page.element);
  return page;
}

/** Closes a page as a test's end would, for tests that open many. */
export function closePages(): void {
  fixtureCleanup();
  sessionStorage.clear();
}
