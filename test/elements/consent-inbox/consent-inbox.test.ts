import { assert } from '@open-wc/testing';
import { waitingRequest } from '../../support/consent-requests.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { held, refuse } from '../../support/fixtures.js';
import {
  boxes,
  chooseDay,
  deny,
  givePin,
  grant,
  newPin,
  openGranted,
  openRow,
  read,
  revoke,
  tick,
  toDenial,
  toRevocation,
  unfold,
} from '../../support/fixtures-consents.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { consentPage, heard } from './page.js';

const startOf = (day: string): string => new Date(`${day}T00:00:00.000`).toISOString();
const endOf = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();
const decisions = ['consent-granted', 'consent-denied', 'consent-revoked'] as const;

describe('P3 1.3.2: <consent-inbox> shows a request and takes the decision', () => {
  afterEach(closeAll);

  it('says all that is asked in sentences, and the note of NHA’s app', async () => {
    const { element } = consentPage();
    await openRow(element);
    const text = textOf(element, 'review');
    for (const said of [
      'City Heart Clinic',
      'Dr. Asha Menon',
      'To treat you',
      'Records made from January 1, 2024 to December 31, 2025',
      'Prescriptions, Test reports, and Doctor’s visit notes',
      'They may use the records until December 31, 2030 and must erase them then.',
      'Lake Hospital 2 visits',
      'Hill Laboratory 1 visit',
      'November 19, 2026',
      'By granting this consent, you also agree to let City Heart Clinic view your health information from all linked accounts.',
      'You share: 2 of 2 facilities, 3 visits, 3 kinds of records, until December 31, 2030.',
    ])
      assert.include(text, said);
  });

  it('grants all that was asked for, to the very moments of the request', async () => {
    const { element, backend } = consentPage();
    const events = decisions.map((name) => heard(document.body, name));
    await grant(element);
    const terms = {
      hiTypes: ['Prescription', 'DiagnosticReport', 'OPConsultation'],
      from: waitingRequest.from,
      to: waitingRequest.to,
      eraseAt: waitingRequest.eraseAt,
    };
    assert.deepEqual(
      backend.of('grantConsent').map(({ body }) => body),
      [
        {
          id: 'request-1',
          entries: [
            { hipId: 'HIP1', careContexts: ['V1', 'V2'], ...terms },
            { hipId: 'HIP2', careContexts: ['L1'], ...terms },
          ],
        },
      ],
    );
    assert.strictEqual(
      textOf(element, 'decided'),
      'Done. You share these records with City Heart Clinic now.',
    );
    const detail = { version: 1, requestId: 'request-1', hipIds: ['HIP1', 'HIP2'], careContexts: 3 };
    assert.deepEqual(events, [[detail], [], []]);
  });

  it('narrows kinds, facilities, visits and days before, with a running summary (P3 1.5.1)', async () => {
    const { element, backend } = consentPage();
    await openRow(element);
    await tick(element, 'type', 1);
    await tick(element, 'facility-choice', 1);
    await unfold(element);
    await tick(element, 'visit', 1);
    assert.isTrue(boxes(element, 'facility-choice')[0]!.indeterminate);
    await chooseDay(element, 'from', '2024-02-01');
    await chooseDay(element, 'to', '2024-12-31');
    await chooseDay(element, 'until', '2027-06-30');
    assert.strictEqual(
      textOf(element, 'choice-summary'),
      'You share: 1 of 2 facilities, 1 visit, 2 kinds of records, until June 30, 2027.',
    );
    await go(element, 'submit');
    assert.deepEqual(backend.of('grantConsent')[0]!.body['entries'], [
      {
        hipId: 'HIP1',
        careContexts: ['V1'],
        hiTypes: ['Prescription', 'OPConsultation'],
        from: startOf('2024-02-01'),
        to: endOf('2024-12-31'),
        eraseAt: endOf('2027-06-30'),
      },
    ]);
    assert.isDefined(findPart(element, 'decided'));
  });

  it('a facility goes with its last visit, and comes back with all of them', async () => {
    const { element } = consentPage();
    await openRow(element);
    await unfold(element);
    await tick(element, 'visit', 0);
    await tick(element, 'visit', 1);
    assert.isFalse(boxes(element, 'facility-choice')[0]!.checked);
    await tick(element, 'facility-choice', 0);
    assert.deepEqual(
      boxes(element, 'visit').map(({ checked }) => checked),
      [true, true],
    );
  });

  it('sends nothing that goes beyond what was asked, and leads to what is wrong', async () => {
    const { element, backend } = consentPage();
    await openRow(element);
    await chooseDay(element, 'until', '2031-01-01');
    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'problem-until'), 'Later than was asked for. Choose an earlier day.');
    await until(() => focused() === part(element, 'input-until'), 'focus on the day');
    for (const index of [0, 1, 2]) await tick(element, 'type', index);
    assert.strictEqual(textOf(element, 'choice-summary'), 'You share nothing yet.');
    await go(element, 'submit');
    await until(() => focused() === boxes(element, 'type')[0], 'focus on the first problem');
    assert.isEmpty([...backend.of('grantConsent'), ...backend.refused]);
  });

  it('is done only when ABDM has confirmed', async () => {
    const answers = held();
    const { element, abdm, backend } = consentPage({ script: { grantConsent: answers.answer } });
    const granted = heard(document.body, 'consent-granted');
    await openRow(element);
    await pressPart(element, 'button-submit');
    await until(() => backend.of('grantConsent').length === 1, 'the grant to be sent');
    assert.isUndefined(findPart(element, 'decided'));
    assert.strictEqual(textOf(element, 'button-submit'), 'Sharing…');
    await tick(element, 'type', 0);
    assert.isTrue(boxes(element, 'type')[0]!.checked, 'what is on its way cannot be changed any more');
    await pressPart(element, 'button-deny');
    assert.isUndefined(findPart(element, 'reasons'));
    assert.isEmpty(granted);
    const { facilities } = waitingRequest;
    const now = facilities.map((facility) => ({ ...facility, isGranted: true }));
    abdm.change('request-1', { status: 'granted', facilities: now });
    answers.release(0, { request: abdm.requests[0]! });
    await until(() => findPart(element, 'decided') !== undefined);
    assert.lengthOf(granted, 1);
  });

  it('says so when ABDM does not show the decision yet, and finds it when looked for again', async () => {
    const { element, abdm } = consentPage({ script: { grantConsent: { request: waitingRequest } } });
    const granted = heard(document.body, 'consent-granted');
    await grant(element);
    assert.strictEqual(textOf(element, 'notice'), 'Your decision was sent, but ABDM does not show it yet.');
    assert.isEmpty(granted);
    const facilities = waitingRequest.facilities.map((facility) => ({ ...facility, isGranted: true }));
    abdm.change('request-1', { status: 'granted', facilities });
    await go(element, 'look-again');
    assert.isDefined(findPart(element, 'decided'));
    assert.lengthOf(granted, 1);
  });

  it('denies with the chosen reason', async () => {
    const { element, backend } = consentPage();
    const events = decisions.map((name) => heard(document.body, name));
    await deny(element);
    assert.deepEqual(
      backend.of('denyConsent').map(({ body }) => body),
      [{ id: 'request-1', reason: 'More is asked for than I want to share' }],
    );
    const detail = { version: 1, requestId: 'request-1', hipIds: [], careContexts: 0 };
    assert.deepEqual(events, [[], [detail], []]);
  });

  it('denies with a typed reason, in letters that ABDM takes', async () => {
    const { element, backend } = consentPage();
    await toDenial(element);
    await tick(element, 'reason', 4);
    await typeInto(element, 'reason', 'मना');
    await go(element, 'submit');
    assert.isEmpty(backend.of('denyConsent'));
    await until(() => focused() === part(element, 'input-reason'), 'focus on the reason');
    await typeInto(element, 'reason', 'Not  this one.');
    await go(element, 'submit');
    assert.strictEqual(backend.of('denyConsent')[0]!.body['reason'], 'Not this one.');
  });

  it('P2 10.2: revokes at one facility, and the other still shares', async () => {
    const { element, backend, abdm } = consentPage();
    const events = decisions.map((name) => heard(document.body, name));
    await revoke(element);
    assert.deepEqual(
      backend.of('revokeConsent').map(({ body }) => body),
      [{ id: 'request-20', hipIds: ['HIP1'] }],
    );
    const detail = { version: 1, requestId: 'request-20', hipIds: ['HIP1'], careContexts: 2 };
    assert.deepEqual(events, [[], [], [detail]]);
    assert.include(textOf(element, 'review'), 'Lake Hospital 2 visits (not shared)');
    assert.include(textOf(element, 'review'), 'Hill Laboratory 1 visit (shared)');
    await go(element, 'revoke');
    await go(element, 'submit');
    assert.strictEqual(abdm.requests.find(({ id }) => id === 'request-20')?.status, 'revoked');
    assert.isUndefined(findPart(element, 'button-revoke'));
  });

  it('sends each decision once, however often it is pressed', async () => {
    for (const [name, call, reach] of [
      ['grant', 'grantConsent', openRow],
      ['denial', 'denyConsent', toDenial],
      ['revocation', 'revokeConsent', toRevocation],
    ] as const) {
      const { element, backend } = consentPage();
      await reach(element);
      if (name === 'denial') await tick(element, 'reason');
      if (name === 'revocation') await tick(element, 'facility-choice');
      const button = part(element, 'button-submit');
      for (let press = 0; press < 5; press++) button.click();
      await atRest(element);
      assert.isDefined(findPart(element, 'decided'), name);
      assert.lengthOf(backend.of(call), 1, name);
      closeAll();
    }
  });

  it('reads only what upstream tells of subscriptions and authorizations, and where they are decided', async () => {
    const { element, backend } = consentPage();
    await openRow(element, 'Health Locker');
    assert.strictEqual(textOf(element, 'title').length > 0 && findPart(element, 'choice'), undefined);
    assert.include(textOf(element, 'review'), 'Authorizations are decided in the ABHA app');
    assert.isEmpty(backend.of('readRequest').filter(({ body }) => body['kind'] === 'authorization'));
    await go(element, 'back');
    await openRow(element, 'Green Cross Hospital');
    assert.include(textOf(element, 'review'), 'Subscriptions are decided in the ABHA app');
    assert.isUndefined(findPart(element, 'button-submit'));
  });
});

describe('The consent PIN before a decision', () => {
  afterEach(closeAll);

  it('is asked for where ABDM’s proxy wants it, and the decision is sent again once, with the proof', async () => {
    const { element, backend } = consentPage({ pin: true });
    const granted = heard(document.body, 'consent-granted');
    await openRow(element);
    await tick(element, 'type', 0);
    await go(element, 'submit');
    assert.isDefined(findPart(element, 'field-pin'));
    assert.isEmpty(granted);
    await givePin(element);
    assert.isDefined(findPart(element, 'decided'));
    const sent = backend.of('grantConsent').map(({ body }) => body);
    assert.deepEqual(
      sent.map((body) => body['pinProof']),
      [undefined, 'proof.1'],
    );
    assert.deepEqual(sent[1]!['entries'], sent[0]!['entries']);
    assert.lengthOf(granted, 1);
    assert.deepEqual(backend.of('verifyConsentPin')[0]!.body, { pin: '4071' });
  });

  it('comes first with the attribute `pin`, before every decision', async () => {
    const { element, backend } = consentPage({ attributes: { pin: '' } });
    await openGranted(element);
    for (const facility of [0, 1]) {
      await go(element, 'revoke');
      if (facility === 0) await tick(element, 'facility-choice');
      await pressPart(element, 'button-submit');
      await until(() => findPart(element, 'field-pin') !== undefined, 'the PIN to be asked for');
      assert.lengthOf(backend.of('revokeConsent'), facility);
      await givePin(element);
      await until(() => findPart(element, 'decided') !== undefined);
    }
    assert.deepEqual(
      backend.of('revokeConsent').map(({ body }) => body['pinProof']),
      ['proof.1', 'proof.1'],
    );
    assert.lengthOf(backend.of('verifyConsentPin'), 2);
  });

  it('is set by a patient who has none, and not kept in the page', async () => {
    const { element, backend } = consentPage({
      pin: true,
      script: { readConsentPin: { needed: true, exists: false } },
    });
    await grant(element);
    await newPin(element, '5183');
    assert.strictEqual(textOf(element, 'problem-again'), 'The two PINs are not the same.');
    await newPin(element);
    assert.isDefined(findPart(element, 'decided'));
    assert.deepEqual(backend.of('setConsentPin')[0]!.body, { pin: '5182' });
    for (const { value } of element.shadowRoot!.querySelectorAll('input')) assert.notInclude(value, '5182');
  });

  it('can be left: the request is as it was, and nothing was sent', async () => {
    const { element, backend } = consentPage({ attributes: { pin: '' } });
    await openRow(element);
    await tick(element, 'type', 0);
    await go(element, 'submit');
    await until(() => findPart(element, 'field-pin') !== undefined);
    await go(element, 'cancel');
    assert.deepEqual(
      boxes(element, 'type').map(({ checked }) => checked),
      [false, true, true],
    );
    assert.isEmpty(backend.of('grantConsent'));
  });

  it('a wrong one is said at the field, which is empty again', async () => {
    const { element } = consentPage({ pin: true, script: { verifyConsentPin: refuse('pin-wrong') } });
    await grant(element);
    await givePin(element);
    assert.strictEqual(textOf(element, 'problem-pin'), 'That PIN is not right.');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-pin').value, '');
    await until(() => focused() === part(element, 'input-pin'), 'focus on the PIN');
  });

  it('is never asked for to deny', async () => {
    const { element, backend } = consentPage({ pin: true, attributes: { pin: '' } });
    await deny(element);
    assert.isDefined(findPart(element, 'decided'));
    assert.isEmpty(backend.of('readConsentPin'));
    await read(element);
  });
});
