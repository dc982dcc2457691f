import { assert } from '@open-wc/testing';
import { agree, findPart, part, press, screenOf, submit, textOf, untilScreen } from '../../support/drive.js';
import { never } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

/** Of the wording that NHA prescribes for consent version 1.4, without its title. */
const prescribedSha256 = 'b883572b9234795827158bda1160c26c3adcc0bf0e3c10e9b8e81aa1aef259fe';

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('The consent of <abha-signup>', () => {
  for (const lang of ['en', 'hi']) {
    it(`CRT_ABHA_102: the prescribed text stands whole in a page in ${lang}`, async () => {
      const { element } = await signupPage({ lang });
      const terms = part(element, 'terms-text');
      assert.strictEqual(terms.querySelector('h3')?.textContent, 'Terms and Conditions');
      assert.strictEqual(await sha256(terms.querySelector('p')?.textContent ?? ''), prescribedSha256);
      assert.strictEqual(terms.lang, 'en');
      assert.include(textOf(element, 'terms'), '1.4');
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = part(element, 'terms');
      assert.deepEqual([scrollHeight, scrollWidth], [clientHeight, clientWidth], 'nothing is cut off');
    });
  }

  it('CRT_ABHA_103: a Hindi page shows a Hindi rendering beside the text that counts', async () => {
    const { element } = await signupPage({ lang: 'hi' });
    assert.match(textOf(element, 'terms-translation'), /मान्य पाठ नीचे अंग्रेज़ी में/);
    assert.isUndefined(findPart((await signupPage()).element, 'terms-translation'));
  });

  it('CRT_ABHA_101 and CRT_ABHA_102: the box is the patient’s to tick, and nothing is sent before', async () => {
    const { element, backend } = await signupPage();
    assert.match(textOf(element, 'title'), /Create your ABHA with Aadhaar/);
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
    await press(element, 'submit');
    assert.match(textOf(element, 'problem'), /tick the box/);
    assert.strictEqual(part(element, 'checkbox').getAttribute('aria-describedby'), 'consent-problem');
    assert.strictEqual(element.shadowRoot?.activeElement, part(element, 'checkbox'));
    assert.strictEqual(screenOf(element), 'consent');
    assert.lengthOf(backend.calls, 0);
  });

  it('CRT_ABHA_102: agreeing is recorded with text, version and language before the number is asked for', async () => {
    const { element, backend } = await signupPage({ lang: 'hi-IN' });
    await submit(element);
    await untilScreen(element, 'aadhaar');
    assert.deepEqual(
      backend.calls.map(({ body }) => body),
      [{ notice: 'aadhaar-consent', version: '1.4', language: 'hi' }],
    );
  });

  it('the recorded agreement goes along when the OTP is asked for', async () => {
    const { backend } = await signupPage({ step: 'otp' });
    assert.strictEqual(backend.of('sendAadhaarOtp')[0]?.body['agreement'], 'agr.aadhaar-consent');
  });

  it('a tick mends the error at once', async () => {
    const { element } = await signupPage();
    await press(element, 'submit');
    await agree(element);
    assert.isUndefined(findPart(element, 'problem'));
    assert.strictEqual(part(element, 'checkbox').getAttribute('aria-invalid'), 'false');
  });

  it('pressing the button twice records one agreement, and the button says what goes on', async () => {
    const { element, backend } = await signupPage({ script: { recordAgreement: never } });
    await submit(element);
    await press(element, 'submit');
    await until(() => backend.calls.length > 0);
    assert.lengthOf(backend.calls, 1);
    assert.strictEqual(textOf(element, 'button-submit'), 'Recording your agreement…');
    assert.strictEqual(part(element, 'button-submit').getAttribute('aria-disabled'), 'true');
  });
});
