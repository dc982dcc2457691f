import { assert } from '@open-wc/testing';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { otpBudget, refuse } from '../../support/fixtures.js';
import {
  accounts,
  begun,
  chooseSystem,
  identifiers,
  identify,
  signedInAs,
  toCode,
  toEnd,
  toOtp,
} from '../../support/fixtures-login.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { heard, loginPage } from './page.js';

const mobileNotFound =
  'ABHA Number not found. We did not find any ABHA number linked to this mobile number. Please use ABHA linked mobile number';
const aadhaarNotFound = 'NO ABHA user registered with this Aadhaar Number';

describe('Signing in with a mobile number', () => {
  afterEach(closeAll);

  it('P1 4.2 to 4.5, VRFY_ABHA_301 to 303: number, OTP, all addresses on it, signed in to the chosen one', async () => {
    const { element, backend } = loginPage();
    const events = heard(element, 'abha-login');
    await toCode(element);
    assert.include(textOf(element, 'accounts'), 'nisha.rao@abdm');
    assert.include(textOf(element, 'accounts'), 'Nisha Rao · KYC Verified');
    assert.include(textOf(element, 'accounts'), 'Vikram Rao · Self Declared');
    const buttons = element.shadowRoot!.querySelectorAll<HTMLElement>('[part~="button-sign-in"]');
    buttons[1]!.click();
    await atRest(element);
    assert.deepEqual(backend.of('signInToAccount')[0]?.body, {
      transaction: 'tx.account',
      abhaAddress: accounts[1]!.abhaAddress,
    });
    assert.strictEqual(textOf(element, 'title'), 'You are signed in');
    assert.deepEqual(events, [{ version: 1, kycVerified: true }]);
  });

  it('P1 4.5: the chooser comes also for one account', async () => {
    const { element } = loginPage({
      verifyLoginOtp: { next: 'choose-account', transaction: 't', accounts: accounts.slice(0, 1) },
    });
    await toCode(element);
    assert.lengthOf(element.shadowRoot!.querySelectorAll('[part~="account"]'), 1);
    await go(element, 'sign-in');
    assert.isTrue(element.matches(':state(done)'));
  });

  it('VRFY_ABHA_302: no ABHA; the prescribed words, and a way to a new one that carries nothing', async () => {
    const { element } = loginPage({ verifyLoginOtp: { next: 'no-account' } }, { 'sign-up-url': '/sign-up' });
    await toCode(element);
    assert.strictEqual(textOf(element, 'explanation'), mobileNotFound);
    const link = part<HTMLAnchorElement>(element, 'sign-up');
    assert.strictEqual(link.href, `${location.origin}/sign-up`);
    await go(element, 'other-way');
    assert.isDefined(findPart(element, 'input-identifier'));
  });

  it('a way to a new ABHA is never a script', async () => {
    const { element } = loginPage(
      { verifyLoginOtp: { next: 'no-account' } },
      { 'sign-up-url': 'javascript:alert(1)' },
    );
    await toCode(element);
    assert.isUndefined(findPart(element, 'sign-up'));
  });
});

describe('Signing in with an Aadhaar number', () => {
  afterEach(closeAll);

  it('P1 9.1 to 9.3, VRFY_ABHA_401 to 405: terms, number, OTP by Aadhaar, all addresses', async () => {
    const { element, backend } = loginPage({}, { 'terms-version': '2026-11' });
    await identify(element, identifiers.aadhaar);
    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'problem'), 'Please read the terms and tick the box if you agree.');
    assert.lengthOf(backend.of('sendLoginOtp'), 0);
    await pressPart(element, 'checkbox');
    await go(element, 'submit');
    const order = backend.calls.map(({ route }) => route);
    assert.deepEqual(order, ['findSession', 'recordAgreement', 'sendLoginOtp']);
    assert.deepEqual(backend.of('recordAgreement')[0]?.body, {
      notice: 'terms',
      version: '2026-11',
      language: 'en',
    });
    assert.strictEqual(backend.of('sendLoginOtp')[0]?.body['otpSystem'], 'aadhaar');
    assert.include(textOf(element, 'explanation'), 'the mobile number linked with Aadhaar');
    await typeInto(element, 'otp', '123456');
    await go(element, 'submit');
    assert.lengthOf(element.shadowRoot!.querySelectorAll('[part~="account"]'), 2);
  });

  it('VRFY_ABHA_403: no ABHA; the prescribed words before and after the code', async () => {
    for (const script of [
      { sendLoginOtp: refuse('abha-not-found') },
      { verifyLoginOtp: { next: 'no-account' } },
    ] as const) {
      const { element } = loginPage(script, { 'sign-up-url': '/sign-up' });
      await identify(element, identifiers.aadhaar);
      await go(element, 'submit');
      if (findPart(element, 'input-otp')) {
        await typeInto(element, 'otp', '123456');
        await go(element, 'submit');
      }
      assert.strictEqual(textOf(element, 'explanation'), aadhaarNotFound);
      const shown = new URL(part<HTMLAnchorElement>(element, 'sign-up').href);
      assert.deepEqual([shown.pathname, shown.search, shown.hash], ['/sign-up', '', '']);
    }
  });

  it('VRFY_ABHA_401: a number with a wrong check digit is not sent', async () => {
    const { element, backend } = loginPage();
    await identify(element, '134123412343');
    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'problem-identifier'), 'Aadhaar Number is not valid');
    assert.lengthOf(backend.of('sendLoginOtp'), 0);
  });
});

describe('Signing in with an ABHA number', () => {
  afterEach(closeAll);

  for (const system of ['abdm', 'aadhaar'] as const) {
    it(`P1 8.1 to 8.3, VRFY_ABHA_101 to 205: OTP by ${system}, and where it went in words`, async () => {
      const { element, backend } = loginPage();
      await identify(element, identifiers['abha-number']);
      await go(element, 'submit');
      assert.include(textOf(element, 'explanation'), '91-1234-5678-9015');
      await chooseSystem(element, system);
      assert.deepEqual(backend.of('sendLoginOtp')[0]?.body, {
        identifier: { kind: 'abha-number', value: '91-1234-5678-9015' },
        otpSystem: system,
      });
      const whose = system === 'abdm' ? 'mobile number of your ABHA' : 'mobile number linked with Aadhaar';
      assert.include(textOf(element, 'explanation'), `******2425, the ${whose}`);
    });
  }
});

describe('Signing in with an ABHA address', () => {
  afterEach(closeAll);

  it('P1 6.1, 7.1: only the allowed ways are offered, a blocked one is said in words (P1 6.2, by password, is not offered)', async () => {
    const { element } = loginPage({ findLoginMethods: { allowed: ['aadhaar'], blocked: ['abdm'] } });
    await identify(element, 'nisha.rao');
    await go(element, 'submit');
    assert.isUndefined(findPart(element, 'method-abdm'));
    assert.isDefined(findPart(element, 'method-aadhaar'));
    assert.include(textOf(element, 'notice'), 'ABDM has blocked codes to the mobile number of this ABHA');
    assert.isNull(element.shadowRoot!.querySelector('input[type="password"]'));
  });

  it('P1 6.1: where no way is open it says so, and leads back', async () => {
    const { element } = loginPage({ findLoginMethods: { allowed: [], blocked: ['abdm', 'aadhaar'] } });
    await identify(element, 'nisha.rao');
    await go(element, 'submit');
    assert.include(textOf(element, 'alert'), 'No way to sign in is open');
    await go(element, 'back');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-identifier').value, 'nisha.rao');
  });

  it('P1 6.3, 7.2: the OTP ends it, without a chooser', async () => {
    const { element } = loginPage({ verifyLoginOtp: signedInAs });
    await toCode(element, '91123456789015@abdm');
    assert.isTrue(element.matches(':state(done)'));
  });

  it('a deactivated one is said to be so, with where to reactivate it', async () => {
    const { element } = loginPage({ findLoginMethods: refuse('abha-deactivated') });
    await identify(element, 'nisha.rao');
    await go(element, 'submit');
    assert.include(textOf(element, 'alert'), 'can be reactivated on the ABHA portal');
    assert.isNotNull(element.shadowRoot!.querySelector('[part~="alert"] slot[name="help"]'));
    assert.include(part(element, 'elsewhere').innerHTML, 'https://abha.abdm.gov.in');
  });
});

describe('The code of a sign-in', () => {
  afterEach(closeAll);

  it('P1 4.3, 6.3, 7.2, 8.2, 9.2: a wrong one is said at its field, and can be typed again', async () => {
    const { element, backend } = loginPage({
      verifyLoginOtp: [refuse('otp-wrong'), signedInAs],
    });
    await toCode(element);
    assert.include(textOf(element, 'problem-otp'), 'That code is not right');
    assert.strictEqual(focused()?.id, 'otp');
    await typeInto(element, 'otp', '654321');
    assert.isUndefined(findPart(element, 'problem-otp'));
    await go(element, 'submit');
    assert.isTrue(element.matches(':state(done)'));
    assert.deepEqual(backend.of('verifyLoginOtp')[1]?.body, { transaction: 'tx.login', otp: '654321' });
  });

  it('P1 4.4, 6.4, 7.3, 8.3, 9.2: "send a new code" waits 60 seconds, and says how many are left', async () => {
    const { element } = loginPage();
    await toOtp(element);
    assert.match(
      textOf(element, 'otp-status'),
      /2 new codes left. You can ask for a new code in (1:00|0:5\d)/,
    );
    assert.strictEqual(part(element, 'button-resend').ariaDisabled, 'true');
  });

  it('a new one is sent without the identifier, once per press', async () => {
    const { element, backend } = loginPage({
      sendLoginOtp: { transaction: 'tx.login', otp: otpBudget({ resendIn: 0 }) },
      resendLoginOtp: { transaction: 'tx.login2', otp: otpBudget({ sendsLeft: 1, sentTo: null }) },
    });
    await toOtp(element);
    const resend = part(element, 'button-resend');
    for (let press = 0; press < 5; press++) resend.click();
    await atRest(element);
    assert.deepEqual(
      backend.of('resendLoginOtp').map(({ body }) => body),
      [{ transaction: 'tx.login' }],
    );
    assert.include(textOf(element, 'explanation'), '******2425');
    assert.include(textOf(element, 'otp-status'), '1 new code left');
    assert.strictEqual(focused()?.id, 'otp');
  });

  for (const [words, seconds, hasDay] of [
    ['30 minutes (AS-1152)', 30 * 60, false],
    ['12 hours (AS-1398)', 12 * 3600, undefined],
    ['24 hours (AS-1387)', 24 * 3600, true],
  ] as const) {
    it(`locked for ${words}: until when is said, and another way is offered`, async () => {
      const { element } = loginPage({
        verifyLoginOtp: refuse('otp-locked', { otp: otpBudget({ lockedFor: seconds }) }),
      });
      await toCode(element);
      const until = new Date(Date.now() + seconds * 1000);
      const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(until);
      assert.include(textOf(element, 'alert').replace(/\s/g, ' '), time.replace(/\s/g, ' '));
      assert.include(textOf(element, 'otp-status'), 'No new code can be sent until');
      const day = new Intl.DateTimeFormat('en', { weekday: 'long' }).format(until);
      if (hasDay) assert.include(textOf(element, 'alert'), day);
      assert.isUndefined(findPart(element, 'button-retry'));
      await go(element, 'way-on');
      assert.isDefined(findPart(element, 'input-identifier'));
    });
  }
});

describe('Data processing at the first sign-in (P1 1.14)', () => {
  afterEach(closeAll);
  const attributes = { 'data-processing-version': '3' };

  it('is agreed to once, on record before the page hears of the sign-in', async () => {
    const { element, backend } = loginPage({}, attributes);
    const events = heard(element, 'abha-login');
    await toEnd(element);
    assert.isDefined(findPart(element, 'button-agree'));
    assert.lengthOf(events, 0);
    await go(element, 'agree');
    assert.deepEqual(backend.of('recordAgreement')[0]?.body, {
      notice: 'data-processing',
      version: '3',
      language: 'en',
    });
    assert.lengthOf(events, 1);
  });

  it('is not asked for again while its version is the same', async () => {
    const { element } = loginPage({ signInToAccount: { ...signedInAs, dataProcessing: '3' } }, attributes);
    await toEnd(element);
    assert.isTrue(element.matches(':state(done)'));
  });

  it('declined signs out', async () => {
    const { element, backend } = loginPage({}, attributes);
    const events = heard(element, 'abha-login');
    await toEnd(element);
    await go(element, 'decline');
    assert.lengthOf(backend.of('signOut'), 1);
    assert.include(textOf(element, 'notice'), 'You did not agree, so you are signed out again.');
    assert.lengthOf(events, 0);
  });

  it('declined while the network is gone keeps asking until the sign-out went through', async () => {
    const { element, backend } = loginPage({ signOut: refuse('internal') }, attributes);
    await toEnd(element);
    await go(element, 'decline');
    assert.isDefined(findPart(element, 'alert'));
    backend.change({ signOut: { patients: [], gatewaySession: 'none' } });
    await go(element, 'retry');
    assert.lengthOf(backend.of('signOut'), 2);
    assert.isDefined(findPart(element, 'input-identifier'));
  });
});

describe('What the page hears of a sign-in', () => {
  afterEach(closeAll);

  it('number and address only with expose-abha', async () => {
    const { element } = loginPage({}, { 'expose-abha': '' });
    const events = heard(element, 'abha-login');
    await toEnd(element);
    const { abhaAddress, abhaNumber } = signedInAs.abha;
    assert.deepEqual(events, [{ version: 1, kycVerified: true, abhaAddress, abhaNumber }]);
  });

  it('that the patient does not want to sign in now, and nothing of what was typed stays', async () => {
    const { element } = loginPage({}, { skippable: '' });
    const events = heard(element, 'abha-skip');
    await identify(element, identifiers.mobile);
    await go(element, 'skip');
    assert.deepEqual(events, [{ version: 1 }]);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-identifier').value, '');
  });

  it('failures, by their kind', async () => {
    const { element } = loginPage({ sendLoginOtp: refuse('too-many-requests', { retryAfterSeconds: 5 }) });
    const events = heard(element, 'abdm-error');
    await identify(element, identifiers.mobile);
    await go(element, 'submit');
    assert.deepInclude(events[0], { version: 1, kind: 'too-many-requests', nextStep: 'wait' });
  });
});

describe('A sign-in with the keyboard', () => {
  afterEach(closeAll);

  it('goes from screen to screen with Enter, and focus goes along', async () => {
    const { element } = loginPage();
    await begun(element);
    await typeInto(element, 'identifier', identifiers.mobile);
    part<HTMLFormElement>(element, 'form').requestSubmit();
    await until(() => findPart(element, 'input-otp') !== undefined);
    assert.strictEqual(focused()?.id, 'title');
    await typeInto(element, 'otp', '123456');
    part<HTMLFormElement>(element, 'form').requestSubmit();
    await until(() => findPart(element, 'accounts') !== undefined);
    assert.strictEqual(focused()?.id, 'title');
    for (const target of element.shadowRoot!.querySelectorAll<HTMLElement>('button'))
      assert.strictEqual(target.tabIndex, 0);
  });
});
