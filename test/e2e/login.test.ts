import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { inDepth } from '../support/depth.js';
import { type Hospital, openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { person } from './patient.js';
import { ReturningPatient } from './returning-patient.js';
import { words } from './visitor.js';
import { type NamedWay, waysToSignIn } from './ways-to-sign-in.js';

let browser: Browser;
let hospital: Hospital;
before(async () => {
  browser = await openBrowser();
  hospital = await openHospital(browser);
});
after(async () => {
  await hospital[Symbol.asyncDispose]();
  await browser.close();
});

const { common, login } = words.en;
const signInPage = '/abha-sign-in';

async function arrive() {
  const visit = await hospital.open(signInPage);
  return { ...visit, patient: new ReturningPatient(visit.page) };
}

describe('signs in', sideBySide, () => {
  for (const [index, way] of waysToSignIn.filter(({ isRare }) => !isRare).entries()) {
    (index === 0 ? test : inDepth)(way.name, async () => {
      await using visit = await arrive();
      const { patient, complaints } = visit;
      await patient.signsIn(way);
      assert.deepEqual(complaints, []);
    });
  }
});

describe('without an ABHA', sideBySide, () => {
  test('a mobile number leads to the sign-up (VRFY_ABHA_302)', async () => {
    await using visit = await arrive();
    const { patient, page } = visit;
    await patient.enters('9999900051');
    await patient.entersCode(await patient.readsCode('9999900051'));
    await patient.sees(login.none.title);
    await patient.text(login.none.mobile).waitFor();
    await patient.element.getByRole('link', { name: login.signUp }).click();
    await page.waitForURL('**/register');
  });

  inDepth('an Aadhaar number leads to the sign-up (VRFY_ABHA_403)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.enters(person('Asha').aadhaar);
    await patient.sees(login.none.title);
    await patient.text(login.none.aadhaar).waitFor();
    assert.equal(hospital.desk.sms('9999900001').length, 0);
  });

  inDepth('an ABHA address that nobody has can be corrected', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.enters('nobody.of.this');
    await patient.text(common.errors['abha-not-found']).waitFor();
    await patient.isAt(patient.identifierField);
  });
});

describe('a wrong code', sideBySide, () => {
  const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');
  const shapes: readonly NamedWay[] = [
    {
      name: 'by HTTP 200 and authResult "failed" (P1 4.3)',
      identifier: '9999900044',
      phone: '9999900044',
      accounts: ['sukhi.1961@abdm'],
      signsInTo: 'sukhi.1961@abdm',
    },
    {
      name: 'by ABDM-1204 of Aadhaar (P1 6.3)',
      identifier: 'lata.kulkarni',
      system: 'aadhaar',
      phone: '9999900045',
      signsInTo: 'lata.kulkarni@abdm',
    },
    {
      name: 'of an ABHA number (P1 8.2)',
      identifier: '91-0000-0000-0224',
      system: 'abdm',
      phone: '9999900060',
      accounts: ['jignesh.patel@abdm'],
      signsInTo: 'jignesh.patel@abdm',
    },
  ];
  for (const [index, { name, identifier, system, phone, accounts, signsInTo }] of shapes.entries()) {
    (index === 0 ? test : inDepth)(`${name} is told, and the right one signs in`, async () => {
      await using visit = await arrive();
      const { patient } = visit;
      await patient.enters(identifier);
      if (system) await patient.wantsCodeFrom(system);
      const code = await patient.readsCode(phone);
      await patient.entersCode(wrong(code));
      await patient.text(common.errors['otp-wrong']).waitFor();
      await patient.isAt(patient.otpField);
      await patient.entersCode(code);
      if (accounts) await patient.account(signsInTo).click();
      await patient.isSignedIn(signsInTo);
    });
  }
});

describe('what ABDM closes', sideBySide, () => {
  test('AS-1394: a lock says until when, and the next try in vain sends nothing', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    const { phone } = person('Farida');
    await patient.enters(phone);
    await patient.text(common.errors['otp-locked']).waitFor();
    await patient.alert.getByText(/You can try again at/).waitFor();
    const messages = hospital.desk.sms(phone).length;
    const answer = await hospital.ask(patient.page.context(), 'sendLoginOtp', {
      data: { identifier: { kind: 'mobile', value: phone }, otpSystem: 'abdm' },
    });
    assert.equal(answer.kind, 'otp-locked');
    assert.equal(hospital.desk.sms(phone).length, messages);
  });

  inDepth(
    'codes by Aadhaar (ABDM-1115): the way that is left is offered, and why not the other (P1 6.1)',
    async () => {
      await using visit = await arrive();
      const { patient } = visit;
      await patient.enters('manoj.thapa@abdm');
      await patient.text(login.method.blocked.aadhaar).waitFor();
      assert.equal(await patient.button(login.method.aadhaar).count(), 0);
      await patient.wantsCodeFrom('abdm');
      await patient.entersCode(await patient.readsCode('9999900034'));
      await patient.isSignedIn('manoj.thapa@abdm');
    },
  );

  inDepth('a deactivated ABHA (ABDM-1407)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.enters('9999900019');
    await patient.text(common.errors['abha-deactivated']).waitFor();
  });
});

describe('the texts of the portal', sideBySide, () => {
  inDepth('the terms must be agreed to first', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.identifierField.fill('9999900049');
    await patient.button(login.identifier.submit).click();
    await patient.text(login.identifier.mustAgree).waitFor();
    assert.equal(hospital.desk.sms('9999900049').length, 0);
  });

  test('data processing is asked about once (P1 1.14)', async () => {
    await using first = await arrive();
    await first.patient.enters('ramdas.bhoi');
    await first.patient.wantsCodeFrom('abdm');
    await first.patient.entersCode(await first.patient.readsCode('9999900047'));
    await first.patient.isSignedIn('ramdas.bhoi@abdm');
    const told = await first.patient.told('server', 'data-processing');
    assert.deepEqual([told['notice'], told['version']], ['data-processing', '2026-1']);

    await using again = await arrive();
    await again.patient.enters(person('Ramdas').aadhaar);
    await again.patient.entersCode(await again.patient.readsCode('9999900047', 2));
    await again.patient.account('ramdas.bhoi@abdm').click();
    await again.patient.sees(login.done.title);
  });

  inDepth('who does not agree to data processing is signed out (P1 1.14)', async () => {
    await using visit = await arrive();
    const { patient, context } = visit;
    await patient.enters('nandini.hegde1');
    await patient.wantsCodeFrom('aadhaar');
    await patient.entersCode(await patient.readsCode('9999900048'));
    await patient.sees(login.dataProcessing.title);
    await patient.button(login.dataProcessing.decline).click();
    await patient.text(login.declined).last().waitFor();
    assert.deepEqual((await hospital.ask(context, 'findSession')).body['patients'], []);
  });
});
