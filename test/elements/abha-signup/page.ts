import { fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../../src/elements/abdm-connect/define.js';
import '../../../src/elements/abha-signup/define.js';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import type { SignupStep } from '../../../src/elements/abha-signup/signup-state.js';
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
  readonly exposeAbha?: boolean;
}

async function openPage({ script = {}, lang = 'en', exposeAbha = false }: PageOptions): Promise<SignupPage> {
  const backend = fixtureFetch(script);
  const connect = await fixture<HTMLElement>(
    html`<abdm-connect lang=${lang} .fetch=${backend}>
      <abha-signup ?expose-abha=${exposeAbha}></abha-signup>
    </abdm-connect>`,
  );
  return { element: connect.querySelector('abha-signup')!, backend };
}

/** Opens a page with a sign-up on it, and leads the sign-up to a screen. */
export async function signupPage(options: PageOptions & { step?: SignupStep } = {}): Promise<SignupPage> {
  const page = await openPage(options);
  await driveTo(page.element, options.step ?? 'consent');
  return page;
}

/** Opens a page in one of the states that stories show. */
export async function scenePage(name: SignupSceneName, lang = 'en'): Promise<SignupPage> {
  const { script = {}, before, reach }: SignupScene = signupScenes[name];
  before?.();
  const page = await openPage({ script, lang });
  await reach(page.element);
  return page;
}

/** Closes a page as a test's end would, for tests that open many. */
export function closePages(): void {
  fixtureCleanup();
  sessionStorage.clear();
}
