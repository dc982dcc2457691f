import { assert, fixture, html } from '@open-wc/testing';
import { driveTo, input, part, settled, submit, textOf, type } from '../../support/drive.js';
import { fixtureFetch, refuse } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const hindi = /[\u0900-\u097f]/;

describe('The language of <abha-signup>', () => {
  it('is that of the nearest lang', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="hi">
        <abdm-connect .fetch=${fixtureFetch()}
          ><abha-signup methods="aadhaar" lang="en"></abha-signup
        ></abdm-connect>
      </div>`,
    );
    const element = page.querySelector('abha-signup')!;
    await driveTo(element, 'consent');
    assert.notMatch(textOf(element, 'title'), hindi);
  });

  it('is found across shadow roots, and followed when it changes there', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="hi-IN"></div>`);
    const connect = document.createElement('abdm-connect');
    connect.fetch = fixtureFetch();
    const element = document.createElement('abha-signup');
    element.methods = 'aadhaar';
    connect.append(element);
    host.attachShadow({ mode: 'open' }).append(connect);
    await driveTo(element, 'consent');
    assert.match(textOf(element, 'title'), hindi);
    host.lang = 'en';
    await until(() => !hindi.test(textOf(element, 'title')));
  });

  it('switches while the page runs, keeping the screen, what was typed and the error', async () => {
    const { element } = await signupPage({
      step: 'otp',
      script: { verifyAadhaarOtp: refuse('upstream-timeout') },
    });
    const connect = element.parentElement!;
    await submit(element);
    await settled(element);
    assert.include(textOf(element, 'alert'), 'ABDM took too long');
    connect.lang = 'hi';
    await until(() => hindi.test(textOf(element, 'alert')));
    assert.strictEqual(input(element, 'mobile').value, '98765 00001');
    assert.strictEqual(part(element, 'frame').lang, 'hi');
    connect.lang = 'en-IN';
    await until(() => !hindi.test(textOf(element, 'alert')));
  });

  it('one that is not ours gets English, marked as English', async () => {
    const { element } = await signupPage({ lang: 'fr' });
    assert.strictEqual(part(element, 'frame').lang, 'en');
    assert.include(textOf(element, 'title'), 'Create your ABHA');
  });

  it('a language tag that is none does not throw', async () => {
    for (const lang of ['hi_IN', 'x', '!!', 'hi-', '   ']) {
      const { element } = await signupPage({ lang, step: 'otp' });
      assert.isNotEmpty(textOf(element, 'otp-status'), lang);
    }
  });

  it('no English flashes up on a Hindi page', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="hi"></div>`);
    const connect = document.createElement('abdm-connect');
    connect.fetch = fixtureFetch();
    const element = document.createElement('abha-signup');
    element.methods = 'aadhaar';
    connect.append(element);
    const shown = new Set<string>();
    const watch = (): void => void shown.add(textOf(element));
    new MutationObserver(watch).observe(element.shadowRoot ?? element.attachShadow({ mode: 'open' }), {
      childList: true,
      subtree: true,
      characterData: true,
    });
    page.append(connect);
    await driveTo(element, 'consent');
    watch();
    for (const text of shown) if (text.trim()) assert.match(text, hindi);
  });

  it('numbers and moments are those of the locale', async () => {
    const { element } = await signupPage({ step: 'otp', lang: 'hi-IN-u-nu-deva' });
    assert.include(textOf(element, 'step'), 'चरण ३, कुल ४');
    assert.match(textOf(element, 'otp-status'), /(१:००|०:५९)/);
  });

  it('a right-to-left page keeps numbers and addresses left to right', async () => {
    const { element } = await signupPage({ step: 'address' });
    element.parentElement!.dir = 'rtl';
    await type(element, 'address', 'asharani1990');
    assert.strictEqual(getComputedStyle(input(element, 'address')).direction, 'ltr');
    assert.strictEqual(getComputedStyle(part(element, 'title')).direction, 'rtl');
  });
});
