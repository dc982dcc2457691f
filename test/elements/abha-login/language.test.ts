import { assert } from '@open-wc/testing';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import { begun, identifiers, identify, toCode, toEnd, toOtp } from '../../support/fixtures-login.js';
import { go, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { loginPage } from './page.js';

const hindi = /[\u0900-\u097f]/;

describe('The language of <abha-login>', () => {
  afterEach(closeAll);

  it('switches while the page runs, keeping the screen, what was typed and the error', async () => {
    const { element, connect } = loginPage({ verifyLoginOtp: refuse('upstream-timeout') });
    await toCode(element);
    connect.lang = 'hi';
    await until(() => hindi.test(textOf(element, 'alert')));
    assert.strictEqual(part<HTMLInputElement>(element, 'input-otp').value, '123456');
    assert.strictEqual(part(element, 'frame').lang, 'hi');
  });

  it('no English flashes up on a Hindi page, on no screen to the end', async () => {
    const { element } = loginPage({}, {}, 'hi');
    const shown = new Set<string>();
    await begun(element);
    const observer = new MutationObserver(() => {
      if (findPart(element, 'title')) shown.add(textOf(element, 'title'));
    });
    observer.observe(element.shadowRoot!, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    await toEnd(element);
    observer.disconnect();
    assert.isNotEmpty(shown);
    for (const title of shown) assert.match(title, hindi);
  });

  it('is named in agreements: that in which the patient read the screen', async () => {
    const { element, backend } = loginPage({}, { 'terms-version': '1' }, 'hi-IN');
    await identify(element, identifiers.mobile);
    await pressPart(element, 'checkbox');
    await go(element, 'submit');
    assert.strictEqual(backend.of('recordAgreement')[0]?.body['language'], 'hi');
  });

  it('a right-to-left page keeps numbers and addresses left to right', async () => {
    const { element, connect } = loginPage();
    connect.dir = 'rtl';
    await identify(element, identifiers['abha-address']);
    assert.strictEqual(getComputedStyle(part(element, 'input-identifier')).direction, 'ltr');
    assert.strictEqual(getComputedStyle(part(element, 'title')).direction, 'rtl');
    await toOtp(element);
    assert.strictEqual(getComputedStyle(part(element, 'input-otp')).direction, 'ltr');
  });
});
