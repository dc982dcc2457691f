import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ErrorKind } from '../../src/abdm/errors.js';
import { inDepth } from '../support/depth.js';
import { type Hospital, openBrowser, openHospital, sideBySide, type WindowOptions } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { common, signup } = words.en;
const base = '/abdm/na/v1/registration/aadhaar';

interface Visit extends AsyncDisposable {
  readonly hospital: Hospital;
  readonly patient: Patient;
}

async function arrive(options: WindowOptions = {}): Promise<Visit> {
  const hospital = await openHospital(browser);
  const { page } = await hospital.open('/register', options);
  return {
    hospital,
    patient: new Patient(page),
    [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
  };
}

/** Waits for the words of a failure, and asserts that the page was told its kind. */
async function reads(patient: Patient, kind: ErrorKind): Promise<void> {
  await patient.text(common.errors[kind]).first().waitFor();
  const event = await patient.told('page', 'abdm-error');
  assert.equal(event['kind'], kind);
}

const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('the Aadhaar number', sideBySide, () => {
  inDepth('with a wrong check digit is refused before anything is sent (CRT_ABHA_104)', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    await patient.agrees();
    await patient.entersAadhaar('100000000016');
    await patient.text(common.problems.aadhaar['check-digit']).waitFor();
    await patient.isAt(patient.aadhaarField);
    assert.equal(hospital.calls('init').length, 0);
    await patient.entersAadhaar(person('Asha').aadhaar);
    await patient.sees(signup.otp.title);
  });

  test('that UIDAI does not know can be corrected', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.agrees();
    await patient.entersAadhaar('999999990019');
    await reads(patient, 'aadhaar-not-found');
    await patient.entersAadhaar(person('Asha').aadhaar);
    await patient.sees(signup.otp.title);
  });

  inDepth('without a mobile number leads to the help of the hospital', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.agrees();
    await patient.entersAadhaar(person('Bhimrao').aadhaar);
    await reads(patient, 'aadhaar-without-mobile');
    await patient.element.getByText('The ABHA desk is in the entrance hall').waitFor();
    await patient.entersAadhaar(person('Asha').aadhaar);
    await patient.sees(signup.otp.title);
  });

  inDepth('without the agreement is never asked for (CRT_ABHA_102)', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    await patient.takes('aadhaar');
    await patient.button(signup.consent.submit).click();
    await patient.text(signup.consent.mustAgree).waitFor();
    assert.equal(await patient.element.getByRole('textbox').count(), 0);
    assert.equal(hospital.desk.calls().length, 0);
  });

  inDepth('of somebody who is locked out for a day says until when', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.agrees();
    await patient.entersAadhaar(person('Nasreen').aadhaar);
    await reads(patient, 'otp-locked');
    await patient.alert.getByText(/You can try again at/).waitFor();
  });

  inDepth('asked again before the pause is over says so (CRT_ABHA_106)', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    const asha = person('Asha');
    await patient.asksForCode(asha);
    await patient.back();
    await patient.entersAadhaar(asha.aadhaar);
    await reads(patient, 'otp-too-soon');
    assert.equal(hospital.calls('init').length, 1);
    await patient.button(signup.aadhaar.resume).click();
    await patient.entersCode(await patient.readsCode(asha.phone), asha.phone);
    await patient.sees(signup.address.title);
  });
});

describe('the OTP', sideBySide, () => {
  inDepth('that is wrong can be typed again (CRT_ABHA_107)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    const asha = person('Asha');
    await patient.asksForCode(asha);
    const code = await patient.readsCode(asha.phone);
    await patient.entersCode(wrong(code), asha.phone);
    await reads(patient, 'otp-wrong');
    await patient.isAt(patient.otpField);
    assert.equal(await patient.mobileField.inputValue(), '99999 00001');
    await patient.entersCode(code);
    await patient.sees(signup.address.title);
  });

  test('that has expired is replaced by a new one (CRT_ABHA_106)', async () => {
    await using visit = await arrive({ clock: true });
    const { patient, hospital } = visit;
    const asha = person('Asha');
    await patient.asksForCode(asha);
    const code = await patient.readsCode(asha.phone);
    hospital.desk.advanceClock(11 * 60);
    await patient.entersCode(code, asha.phone);
    await reads(patient, 'otp-expired');
    await hospital.pass(61);
    await patient.button(common.otp.resend).click();
    await patient.entersCode(await patient.readsCode(asha.phone, 2));
    await patient.sees(signup.address.title);
  });

  inDepth('can be sent again after 60 seconds, twice (CRT_ABHA_106)', async () => {
    await using visit = await arrive({ clock: true });
    const { patient, hospital } = visit;
    const asha = person('Asha');
    await patient.asksForCode(asha);
    const resend = patient.button(common.otp.resend);
    assert.equal(await resend.getAttribute('aria-disabled'), 'true');
    await resend.click({ force: true });
    await patient.element.getByText(/2 new codes left\. You can ask for a new code in/).waitFor();
    await hospital.pass(61);
    await resend.click();
    await patient.element.getByText(/1 new code left/).waitFor();
    await hospital.pass(61);
    await resend.click();
    await patient.text(common.otp.sendsLeft(0)).waitFor();
    assert.equal(await resend.count(), 0);
    assert.equal(hospital.calls('resend').length, 2);
    await patient.entersCode(await patient.readsCode(asha.phone, 3), asha.phone);
    await patient.sees(signup.address.title);
  });

  inDepth('typed wrongly too often pauses this attempt and says until when', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    const asha = person('Asha');
    await patient.asksForCode(asha);
    const code = await patient.readsCode(asha.phone);
    for (let tries = 1; tries <= 3; tries += 1) {
      await patient.entersCode(wrong(code), asha.phone);
      await patient.text(common.errors['otp-wrong']).waitFor();
    }
    await patient.entersCode(wrong(code));
    await reads(patient, 'otp-too-many');
    await patient.alert.getByText(/You can try again at/).waitFor();
    assert.equal(hospital.calls('verify').length, 4);
  });

  inDepth('asked for too often locks the Aadhaar number', async () => {
    await using visit = await arrive({ clock: true });
    const { patient, hospital } = visit;
    const asha = person('Asha');
    await patient.asksForCode(asha);
    for (let sends = 2; sends <= 3; sends += 1) {
      await hospital.pass(61);
      await patient.button(common.otp.resend).click();
      await patient.element.getByText(common.otp.sendsLeft(3 - sends)).waitFor();
    }
    await hospital.pass(61);
    await patient.back();
    await patient.entersAadhaar(asha.aadhaar);
    await reads(patient, 'otp-too-many');
    assert.equal(hospital.desk.sms().length, 3);
  });
});

describe('the mobile number', sideBySide, () => {
  test('that serves six ABHA numbers already is replaced by another (CRT_ABHA_109)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    const kavya = person('Kavya');
    await patient.confirmsAadhaar(kavya);
    await reads(patient, 'mobile-limit');
    await patient.isAt(patient.mobileField);
    await patient.mobileField.fill('9876500028');
    await patient.confirms();
    await patient.sees(signup.mobileOtp.title);
    await patient.entersCode(await patient.readsCode('9876500028'));
    await patient.sees(signup.address.title);
  });

  inDepth('that is none is refused before anything is sent', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    await patient.asksForCode(person('Asha'));
    await patient.entersCode('123456', '0999990000');
    await patient.text(common.problems.mobile['first-digit']).waitFor();
    assert.equal(hospital.calls('verify').length, 0);
  });
});

inDepth('a deactivated ABHA leads to the help of the hospital', async () => {
  await using visit = await arrive();
  const { patient } = visit;
  await patient.confirmsAadhaar(person('Prakash'));
  await reads(patient, 'abha-deactivated');
  await patient.element.getByText('The ABHA desk is in the entrance hall').waitFor();
});

describe('the ABHA address', sideBySide, () => {
  test('that is taken keeps the text and can be changed (CRT_ABHA_112)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsAadhaar(person('Asha'));
    await patient.addressField.fill('rohan.deshpande');
    await patient.text(signup.address.taken('rohan.deshpande@abdm')).waitFor();
    assert.equal(await patient.addressField.inputValue(), 'rohan.deshpande');
    await patient.chooses('rohan.deshpande7');
    await patient.sees(signup.done.title.abha);
  });

  inDepth('that is taken at the last moment keeps the text, too (CRT_ABHA_112)', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    await patient.confirmsAadhaar(person('Asha'));
    const source_error = { code: 'ABDM-1101', message: 'This ABHA Address already exists.' };
    hospital.desk.addFault({
      path: `${base}/create-phr`,
      status: 500,
      body: { code: 500, error: 'Something went wrong', source_error },
    });
    await patient.chooses('asha.verma90');
    await patient.text(signup.address.taken('asha.verma90@abdm')).waitFor();
    assert.equal(await patient.addressField.inputValue(), 'asha.verma90');
    await patient.chooses('asha.verma91');
    await patient.sees(signup.done.title.abha);
  });

  inDepth('that breaks the rules is refused with the rule (CRT_ABHA_112)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsAadhaar(person('Asha'));
    await patient.addressField.fill('asha');
    await patient.button(signup.address.submit).click();
    await patient.text(common.problems.address['too-short']).waitFor();
    await patient.isAt(patient.addressField);
  });
});

describe('ABDM or the network', sideBySide, () => {
  test('loses the transaction: the patient starts again, and agrees again (CRT_ABHA_102)', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    const asha = person('Asha');
    await patient.asksForCode(asha);
    hospital.desk.reset();
    await patient.entersCode('123456', asha.phone);
    await reads(patient, 'transaction-lost');
    await patient.button(common.startAgain).click();
    await patient.sees(signup.consent.title);
    await patient.asksForCode(person('Murugan'));
    assert.equal(await patient.mobileField.inputValue(), '99999 00001');
  });

  inDepth('has forgotten the transaction after twenty minutes', async () => {
    await using visit = await arrive({ clock: true });
    const { patient, hospital } = visit;
    await patient.confirmsAadhaar(person('Asha'));
    await patient.sees(signup.address.title);
    await hospital.pass(21 * 60);
    await patient.addressField.fill('asha.verma90');
    await patient.text(signup.address.unchecked).waitFor();
    await patient.button(signup.address.submit).click();
    await reads(patient, 'transaction-lost');
    await patient.button(common.startAgain).click();
    await patient.sees(signup.consent.title);
  });

  const faults = {
    'is down': { fault: { status: 503, body: { code: 503, error: 'down' } }, kind: 'upstream-unavailable' },
    'answers HTML with 200': {
      fault: { status: 200, body: '<!doctype html><title>Maintenance</title>' },
      kind: 'upstream-unavailable',
    },
    'answers half a document': { fault: { status: 200, body: '{"txn_id": "' }, kind: 'upstream-unavailable' },
    'answers nothing': { fault: { status: 200, body: null }, kind: 'upstream-unavailable' },
  } as const;
  for (const [what, { fault, kind }] of Object.entries(faults)) {
    const run = what === 'is down' || what === 'answers HTML with 200' ? test : inDepth;
    run(`${what}: what was typed is still there, and trying again works`, async () => {
      await using visit = await arrive({ clock: true });
      const { patient, hospital } = visit;
      const asha = person('Asha');
      await patient.agrees();
      hospital.desk.addFault({ path: `${base}/init`, ...fault });
      await patient.entersAadhaar(asha.aadhaar);
      await reads(patient, kind);
      await patient.aadhaarField.focus();
      assert.equal(await patient.aadhaarField.inputValue(), '1000 0000 0015');
      // Nobody knows whether a code went out, so the pause between two codes holds here, too.
      await hospital.pass(61);
      await patient.button(common.tryAgain).click();
      await patient.sees(signup.otp.title);
      await patient.entersCode(await patient.readsCode(asha.phone), asha.phone);
      await patient.sees(signup.address.title);
    });
  }

  inDepth('refuses the hospital itself: it is not the fault of the patient', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    await patient.agrees();
    hospital.desk.addFault({
      path: '/connect-auth/*',
      status: 401,
      body: { code: 401, error: 'Unauthorized' },
      times: 9,
    });
    await patient.entersAadhaar(person('Asha').aadhaar);
    await reads(patient, 'misconfigured');
    await patient.element.getByText('The ABHA desk is in the entrance hall').waitFor();
  });

  test('is offline: what was typed is still there, and trying again works', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    const asha = person('Asha');
    const context = patient.page.context();
    await patient.agrees();
    await context.setOffline(true);
    await patient.entersAadhaar(asha.aadhaar);
    await reads(patient, 'offline');
    await context.setOffline(false);
    await patient.button(common.tryAgain).click();
    await patient.sees(signup.otp.title);
    const code = await patient.readsCode(asha.phone);
    await context.setOffline(true);
    await patient.entersCode(code, asha.phone);
    await reads(patient, 'offline');
    assert.equal(await patient.otpField.inputValue(), code);
    await context.setOffline(false);
    await patient.button(common.tryAgain).click();
    await patient.sees(signup.address.title);
    assert.equal(hospital.calls('verify').length, 1);
  });
});
