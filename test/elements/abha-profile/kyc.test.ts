import { assert } from '@open-wc/testing';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { aadhaarConsent } from '../../../src/locales/notices/aadhaar-consent.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { never, offline, otpBudget, refuse } from '../../support/fixtures.js';
import {
  chooseKyc,
  linkedProfile,
  selfDeclaredProfile,
  toAadhaar,
  toKyc,
  toKycAnswer,
  toKycOtp,
  typeAadhaar,
  typeKycOtp,
  typeNumber,
} from '../../support/fixtures-profile.js';
import { focused, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { aMoment, heard, profilePage } from './page.js';

const congratulation =
  'Congratulations! Nisha Rao Your ABHA number is now linked to your existing ABHA address. ABHA number is visible on your profile.';
const isFocused = (element: AbhaProfile, name: string): void =>
  assert.isTrue(focused() === part(element, name), `focus on ${name}`);

describe('Linking an ABHA number', () => {
  afterEach(closeAll);

  it('P2 15.2 and 15.3: by ABHA number or by Aadhaar number, each says where its code goes', async () => {
    const { element } = profilePage();
    await toKyc(element);
    isFocused(element, 'title');
    assert.strictEqual(textOf(element, 'title'), 'Link your ABHA number');
    assert.include(textOf(element, 'methods'), 'registered with your ABHA');
    assert.include(textOf(element, 'methods'), 'registered with Aadhaar');
  });

  it('P2 15.4, 15.5 and 15.6: the code, the congratulation, the badge, and the page is told', async () => {
    const { element, backend } = profilePage();
    const events = heard(document.body, 'kyc-verified');
    await typeNumber(element);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-number').value, '91-1234-5678-9015');
    await go(element, 'submit');
    assert.deepEqual(backend.of('sendKycOtp')[0]?.body, {
      method: 'abha-number',
      abhaNumber: '91-1234-5678-9015',
    });
    assert.strictEqual(
      textOf(element, 'explanation'),
      'We sent a code to the mobile number registered with your ABHA.',
    );
    await typeInto(element, 'otp', '१२३ 456');
    await go(element, 'submit');
    assert.deepEqual(backend.of('verifyKycOtp')[0]?.body, { transaction: 'tx.kyc', otp: '123456' });
    assert.strictEqual(textOf(element, 'title'), 'ABHA number is securely linked to ABHA address');
    assert.strictEqual(textOf(element, 'explanation'), congratulation);
    assert.deepEqual(events, [{ version: 1 }]);
    await go(element, 'leave');
    assert.include(textOf(element, 'badge'), 'KYC Verified');
    assert.strictEqual(textOf(element, 'value-number'), '91-1234-5678-9015');
    assert.lengthOf(backend.of('readProfile'), 1, 'the answer brought the profile');
    isFocused(element, 'button-edit');
  });

  it('CRT_ABHA_102: by Aadhaar the prescribed terms first, ticked by the patient, recorded in their language', async () => {
    const { element, backend } = profilePage({}, { lang: 'hi' });
    await chooseKyc(element, 'aadhaar');
    assert.include(part(element, 'terms-text').textContent, aadhaarConsent.text);
    assert.strictEqual(part(element, 'terms-text').lang, 'en');
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
    await go(element, 'submit');
    assert.isDefined(findPart(element, 'problem'));
    assert.lengthOf(backend.of('recordAgreement'), 0);
    await pressPart(element, 'checkbox');
    await go(element, 'submit');
    assert.deepEqual(backend.of('recordAgreement')[0]?.body, {
      notice: 'aadhaar-consent',
      version: '1.4',
      language: 'hi',
    });
    await go(element, 'back');
    await pressPart(element, 'method-aadhaar');
    assert.isDefined(findPart(element, 'input-aadhaar'), 'agreed once is agreed');
  });

  it('by Aadhaar: the code goes to the mobile number of Aadhaar, unless ABDM says where', async () => {
    const { element, backend } = profilePage();
    await typeAadhaar(element);
    await go(element, 'submit');
    assert.deepEqual(backend.of('sendKycOtp')[0]?.body['agreement'], 'agr.aadhaar-consent');
    assert.include(textOf(element, 'explanation'), 'registered with your Aadhaar');
    backend.change({
      sendKycOtp: { transaction: 'tx.kyc', otp: otpBudget({ sentTo: '******2425' }) },
    });
    await go(element, 'back');
    await typeInto(element, 'aadhaar', '134123412342');
    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'explanation'), 'We sent a code to ******2425.');
  });

  for (const [field, reach, text, words] of [
    ['number', (element: AbhaProfile) => chooseKyc(element, 'abha-number'), '911', 'Enter all 14 digits'],
    ['aadhaar', toAadhaar, '134123412343', 'Aadhaar Number is not valid'],
    ['otp', toKycOtp, '123', 'The code has 6 digits'],
  ] as const)
    it(`a mistyped ${field} is told at its field, and nothing is sent`, async () => {
      const { element, backend } = profilePage();
      await reach(element);
      await typeInto(element, field, text);
      const before = backend.calls.length;
      await go(element, 'submit');
      assert.include(textOf(element, `problem-${field}`), words);
      isFocused(element, `input-${field}`);
      assert.lengthOf(backend.calls, before);
    });

  it('a new code: after the pause, once per press', async () => {
    const { element, backend } = profilePage({
      sendKycOtp: { transaction: 'tx.kyc', otp: otpBudget({ sentTo: null, resendIn: 0 }) },
    });
    await toKycOtp(element);
    for (let press = 0; press < 4; press++) await pressPart(element, 'button-resend');
    await until(() => textOf(element, 'otp-status').includes('1 new code left'));
    assert.lengthOf(backend.of('resendKycOtp'), 1);
    isFocused(element, 'input-otp');
  });

  it('every press counts once, however often it is pressed', async () => {
    const { element, backend } = profilePage({ sendKycOtp: never });
    await typeNumber(element);
    for (let press = 0; press < 5; press++) part(element, 'button-submit').click();
    await until(() => backend.of('sendKycOtp').length === 1);
    await aMoment();
    assert.lengthOf(backend.of('sendKycOtp'), 1);
  });

  it('linked already: the profile is read anew, and says so; no event claims it', async () => {
    const { element } = profilePage({
      readProfile: [selfDeclaredProfile, linkedProfile],
      sendKycOtp: refuse('already-linked'),
    });
    const events = heard(element, 'kyc-verified');
    await typeNumber(element);
    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'title'), 'Your ABHA number is linked already');
    await go(element, 'leave');
    assert.include(textOf(element, 'badge'), 'KYC Verified');
    assert.deepEqual(events, []);
  });

  it('the answer to the code was lost: the profile says whether KYC is verified', async () => {
    const { element, backend } = profilePage({
      readProfile: [selfDeclaredProfile, linkedProfile],
      verifyKycOtp: offline,
    });
    const events = heard(element, 'kyc-verified');
    await toKycAnswer(element);
    assert.strictEqual(textOf(element, 'explanation'), congratulation);
    assert.deepEqual([events.length, backend.of('verifyKycOtp').length], [1, 1]);
  });

  it('verified, but the profile was not read again: it is read anew', async () => {
    const { element } = profilePage({ readProfile: [selfDeclaredProfile, linkedProfile], verifyKycOtp: {} });
    await toKycAnswer(element);
    assert.strictEqual(textOf(element, 'explanation'), congratulation);
    await go(element, 'leave');
    assert.include(textOf(element, 'badge'), 'KYC Verified');
  });

  it('an agreement that has expired is asked for again, and the number is still there', async () => {
    const { element } = profilePage({ sendKycOtp: refuse('agreement-required') });
    await typeAadhaar(element);
    await go(element, 'submit');
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
    await pressPart(element, 'checkbox');
    await go(element, 'submit');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-aadhaar').value, 'XXXX XXXX 2342');
  });

  it('a session that ended: renewed, and linked without another press', async () => {
    const { element, backend } = profilePage({
      verifyKycOtp: [refuse('session-expired'), { profile: linkedProfile }],
    });
    await toKycAnswer(element);
    assert.strictEqual(textOf(element, 'explanation'), congratulation);
    assert.lengthOf(backend.of('verifyKycOtp'), 2);
  });

  it('cannot be left while the code is checked; else leads back, and focus with it', async () => {
    const { element } = profilePage({ verifyKycOtp: never });
    await typeKycOtp(element);
    await pressPart(element, 'button-submit');
    await pressPart(element, 'button-back');
    assert.isDefined(findPart(element, 'input-otp'));
    const other = profilePage().element;
    await toKycOtp(other);
    for (const _step of ['otp', 'number']) await go(other, 'back');
    await go(other, 'leave');
    isFocused(other, 'button-kyc');
  });
});
