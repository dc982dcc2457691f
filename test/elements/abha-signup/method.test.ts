import { assert, fixture, html } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import {
  choose,
  driveTo,
  findPart,
  part,
  press,
  screenOf,
  settled,
  submit,
  textOf,
  untilScreen,
} from '../../support/drive.js';
import { fixtureFetch, refuse } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const ways = (element: AbhaSignup): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[part~="method"]') ?? [])].map((button) =>
    button.part.value.replace('method method-', ''),
  );

const both = 'aadhaar mobile';

describe('The choice of a way in <abha-signup>', () => {
  it('CRT_ABHA_101 and P1 1.1: a page that says nothing offers Aadhaar and mobile number, each with whom it is for', async () => {
    const page = await fixture<HTMLElement>(
      html`<abdm-connect .fetch=${fixtureFetch()}><abha-signup></abha-signup></abdm-connect>`,
    );
    const element = page.querySelector('abha-signup')!;
    await driveTo(element, 'method');
    assert.deepEqual(ways(element), ['aadhaar', 'mobile', 'none']);
    for (const way of ways(element)) {
      const described = part(element, `method-${way}`).getAttribute('aria-describedby') ?? '';
      assert.isNotEmpty(element.shadowRoot?.getElementById(described)?.textContent);
    }
  });

  it('P1 3.1 and P1 3.2: asks nothing of the server before the patient has chosen', async () => {
    const { element, backend } = await signupPage({ methods: both });
    assert.lengthOf(backend.calls, 0);
    await choose(element, 'aadhaar');
    assert.strictEqual(screenOf(element), 'consent');
    await press(element, 'back');
    await choose(element, 'mobile');
    assert.strictEqual(screenOf(element), 'mobile');
    assert.lengthOf(backend.calls, 0);
  });

  it('follows the order of the portal, and a word that is none of ours is left out', async () => {
    const { element } = await signupPage({ methods: 'face, MOBILE iris aadhaar mobile' });
    assert.deepEqual(ways(element), ['face', 'mobile', 'aadhaar', 'none']);
  });

  it('with one way there is nothing to choose, and nothing to go back to', async () => {
    for (const [methods, step] of [
      ['aadhaar', 'consent'],
      ['mobile', 'mobile'],
      ['face', 'consent'],
    ] as const) {
      const { element } = await signupPage({ methods });
      assert.strictEqual(screenOf(element), step);
      assert.isUndefined(findPart(element, 'button-back'));
    }
  });

  it('ways that change before the patient has begun are followed, and later ones are not', async () => {
    const { element } = await signupPage({ methods: both });
    element.methods = 'mobile';
    await untilScreen(element, 'mobile');
    element.methods = both;
    await element.updateComplete;
    assert.strictEqual(screenOf(element), 'mobile', 'the patient has begun');
  });

  it('steps are counted by the way that was chosen', async () => {
    const { element } = await signupPage({ methods: 'aadhaar mobile face' });
    assert.isUndefined(findPart(element, 'step'));
    for (const [way, words] of [
      ['aadhaar', 'Step 1 of 4'],
      ['mobile', 'Step 1 of 4'],
      ['face', 'Step 1 of 4'],
    ] as const) {
      await choose(element, way);
      assert.strictEqual(textOf(element, 'step'), words);
      await press(element, 'back');
    }
  });
});

describe('An Aadhaar without a mobile number in <abha-signup>', () => {
  it('"My Aadhaar has no mobile number" shows the other ways, and where it can be mended', async () => {
    const { element } = await signupPage({ methods: 'aadhaar mobile face', step: 'no-aadhaar-mobile' });
    assert.deepEqual(ways(element), ['face', 'mobile']);
    assert.include(textOf(element, 'methods'), 'Aadhaar centre');
    await choose(element, 'mobile');
    assert.strictEqual(screenOf(element), 'mobile');
  });

  it('a way that the portal does not offer is not shown', async () => {
    const { element } = await signupPage({ methods: 'aadhaar mobile', step: 'no-aadhaar-mobile' });
    assert.deepEqual(ways(element), ['mobile']);
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'method');
  });

  it('one that only UIDAI finds out leads to the other ways, and on', async () => {
    const script = { sendAadhaarOtp: refuse('aadhaar-without-mobile') };
    const { element } = await signupPage({ methods: both, step: 'aadhaar', script });
    await submit(element);
    await settled(element);
    assert.include(textOf(element, 'alert'), 'No mobile number is registered with this Aadhaar');
    await press(element, 'way-on');
    await untilScreen(element, 'no-aadhaar-mobile');
    assert.strictEqual(element.shadowRoot?.activeElement?.id, 'title');
    await choose(element, 'mobile');
    await driveTo(element, 'done');
  });

  it('with Aadhaar alone there are no other ways, and whom to ask is said', async () => {
    const { element } = await signupPage({
      step: 'aadhaar',
      script: { sendAadhaarOtp: refuse('aadhaar-without-mobile') },
    });
    await submit(element);
    await settled(element);
    await press(element, 'way-on');
    await untilScreen(element, 'no-aadhaar-mobile');
    assert.deepEqual(ways(element), []);
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'consent');
  });
});

describe('Help that the portal names in <abha-signup>', () => {
  const links = (element: AbhaSignup): (string | null)[] =>
    [...(element.shadowRoot?.querySelectorAll('[part~="elsewhere"] a') ?? [])].map((link) =>
      link.getAttribute('href'),
    );

  it('is the ABHA portal where it says nothing', async () => {
    const { element } = await signupPage({ methods: both, step: 'no-aadhaar-mobile' });
    assert.deepEqual(links(element), ['https://abha.abdm.gov.in/']);
  });

  it('is its page and its telephone number, opened beside the page', async () => {
    const { element } = await signupPage({ methods: both, step: 'no-aadhaar-mobile' });
    element.helpUrl = '/help/abha';
    element.helpline = '1800-11-4477';
    await element.updateComplete;
    assert.deepEqual(links(element), [`${location.origin}/help/abha`, 'tel:1800114477']);
    const [page] = element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('[part~="elsewhere"] a');
    assert.deepEqual([page?.target, page?.rel], ['_blank', 'noopener noreferrer']);
    assert.include(page?.textContent, 'opens in a new window');
  });

  it('is never a script', async () => {
    const { element } = await signupPage({ methods: both, step: 'no-aadhaar-mobile' });
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://[', '']) {
      element.helpUrl = url;
      await element.updateComplete;
      assert.deepEqual(links(element), [], url);
    }
  });

  it('stands with an error that the kit cannot help with', async () => {
    const { element } = await signupPage({
      step: 'aadhaar',
      script: { sendAadhaarOtp: refuse('misconfigured') },
    });
    element.helpline = '104';
    await submit(element);
    await settled(element);
    assert.deepEqual(links(element), ['https://abha.abdm.gov.in/', 'tel:104']);
    assert.isNotNull(part(element, 'alert').querySelector('slot[name="help"]'));
  });
});

describe('A patient who does not want an ABHA now', () => {
  it('can say so on every screen but the last where the portal allows it, and is forgotten', async () => {
    for (const step of ['method', 'consent', 'otp', 'address'] as const) {
      const { element, backend } = await signupPage({ methods: both, step, skippable: true });
      const heard: unknown[] = [];
      element.addEventListener('abha-skip', (event) =>
        heard.push([event.detail, event.bubbles, event.composed]),
      );
      assert.strictEqual(textOf(element, 'button-skip'), 'Not now');
      const sent = backend.calls.length;
      await press(element, 'skip');
      await until(() => screenOf(element) === 'method');
      assert.deepEqual(heard, [[{ version: 1 }, true, true]]);
      assert.lengthOf(backend.calls, sent);
    }
    const { element } = await signupPage({ methods: both, step: 'done', skippable: true });
    assert.isUndefined(findPart(element, 'button-skip'));
  });

  it('cannot where it does not', async () => {
    assert.isUndefined(findPart((await signupPage({ methods: both })).element, 'button-skip'));
  });
});
