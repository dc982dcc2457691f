import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { LitElement } from 'lit';
import { elementPage, type ElementScene } from '../../test/support/element-page.js';
import { driveTo } from '../../test/support/drive.js';
import { consentScenes, grant, read, tick, toRevocation } from '../../test/support/fixtures-consents.js';
import { loginScenes } from '../../test/support/fixtures-login.js';
import { smoothRenewal, toSessionAnswer } from '../../test/support/fixtures-session.js';
import { signupScenes } from '../../test/support/fixtures-signup.js';
import { go } from '../../test/support/hands.js';
import '../../src/elements/abha-login/define.js';
import '../../src/elements/abha-signup/define.js';
import '../../src/elements/consent-inbox/define.js';
import '../../src/elements/session-renewal/define.js';

const meta: Meta = { title: 'Interactions/Journeys', tags: ['!autodocs'] };

export default meta;

type Tag = 'abha-signup' | 'abha-login' | 'consent-inbox' | 'session-renewal';
type ElementOf<T extends Tag> = HTMLElementTagNameMap[T] & LitElement;

/** A journey that ends with one event, which a page hears once. */
function journey<T extends Tag>(
  tag: T,
  script: ElementScene['script'],
  ends: keyof GlobalEventHandlersEventMap,
  go: (element: ElementOf<T>) => Promise<void>,
): StoryObj {
  return {
    render: () => elementPage(tag, { script: script ?? {} }).connect,
    async play({ canvasElement }) {
      let heard = 0;
      const hear = (): void => void (heard += 1);
      canvasElement.addEventListener(ends, hear);
      try {
        await go(canvasElement.querySelector(tag) as ElementOf<T>);
      } finally {
        canvasElement.removeEventListener(ends, hear);
      }
      if (heard !== 1) throw new Error(`${ends} was heard ${heard} times`);
    },
  };
}

const scriptOf = (scene: ElementScene<never>): ElementScene['script'] => scene.script;

/** Consent, Aadhaar number, code, address: the page hears that an ABHA was created. */
export const SignUpByAadhaar = journey(
  'abha-signup',
  scriptOf(signupScenes.consent),
  'abha-created',
  (element) => driveTo(element, 'done'),
);

/** Identifier and code: the page hears who may be sent home. */
export const SignIn = journey('abha-login', scriptOf(loginScenes.done), 'abha-login', (element) =>
  loginScenes.done.reach(element),
);

/** A request is opened, read and granted. */
export const GrantAConsent = journey('consent-inbox', scriptOf(consentScenes.list), 'consent-granted', grant);

/** A consent is taken back at one facility. */
export const RevokeAConsent = journey(
  'consent-inbox',
  scriptOf(consentScenes.list),
  'consent-revoked',
  async (element) => {
    await read(element);
    await toRevocation(element);
    await tick(element, 'facility-choice');
    await go(element, 'submit');
  },
);

/** A code opens the session with ABDM again. */
export const RenewTheSession = journey(
  'session-renewal',
  smoothRenewal,
  'abdm-session-renewed',
  toSessionAnswer,
);
