import { assert } from '@open-wc/testing';
import type { DiscoveredPatient } from '../../../src/contract/linking.js';
import type { CareContexts } from '../../../src/elements/care-contexts/index.js';
import { assertAccessible } from '../axe.js';
import { advance, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll, type ElementPage, openPage } from '../../support/element-page.js';
import {
  after as answerAfter,
  type AnswerMaker,
  never,
  offline,
  otpBudget,
  refuse,
  type Script,
} from '../../support/fixtures.js';
import {
  boxes,
  fetchRecords,
  form,
  giveCode,
  searchIn,
  tick,
  toDetails,
  toFacility,
  toOtp,
} from '../../support/fixtures-linking.js';
import { selfDeclaredProfile } from '../../support/fixtures-profile-steps.js';
import { optionsOf, search } from '../../support/fixtures-providers.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';
import {
  lakeProvider,
  linkingBackend,
  type LinkingBackend,
  manyAtLake,
  namesakeAtLake,
  nishaAtLake,
  rightCode,
} from '../../support/linking-backend.js';
import { until } from '../../support/until.js';
import { heard } from './page.js';

interface Page extends ElementPage<CareContexts> {
  readonly abdm: LinkingBackend;
}

/** A page with the linked records of one patient, and what else is at the facility. */
function linkingPage(
  changes: Script | ((abdm: LinkingBackend) => Script) = {},
  how: { people?: readonly DiscoveredPatient[]; attributes?: Record<string, string>; lang?: string } = {},
): Page {
  const { people, attributes = {}, lang = 'en' } = how;
  const abdm = linkingBackend(people);
  const script = { ...abdm.script, ...(typeof changes === 'function' ? changes(abdm) : changes) };
  return { ...openPage('care-contexts', { script, attributes, lang }), abdm };
}

const isFocused = (element: CareContexts, name: string): void =>
  assert.isTrue(focused() === part(element, name), `focus on ${name}, not ${focused()?.outerHTML}`);

const idsSent = ({ backend }: Page): unknown[] =>
  backend.of('sendLinkOtp').map(({ body }) => body['careContextId']);

/** How each visit ended. */
const results = (element: CareContexts): string[] =>
  [...form(element)!.querySelectorAll('.result')].map(
    (result) =>
      `${result.querySelector('bdi')!.textContent}: ${result.querySelector('[part~="result-text"]')!.textContent}`,
  );

const explanations = (element: CareContexts): string[] =>
  [...form(element)!.querySelectorAll('[part~="explanation"]')].map(({ textContent }) => textContent.trim());

describe('Linking records', () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  it('P2 1.1 to 1.8: from the facility to linked visits, one code each, and the list shows them', async () => {
    const page = linkingPage();
    const { element, backend } = page;
    const events = heard(element, 'records-linked');
    await toFacility(element);
    assert.strictEqual(textOf(element, 'title'), 'Link my health records');
    isFocused(element, 'title');
    await search(searchIn(element), 'lake');
    optionsOf(searchIn(element))[0]!.click();
    await until(() => findPart(element, 'field-reference') !== undefined);
    await atRest(element);
    isFocused(element, 'title');

    await typeInto(element, 'reference', ' LH-20417 ');
    await go(element, 'submit');
    assert.deepEqual(backend.of('discoverCareContexts')[0]?.body, {
      hipId: 'HIP1',
      patientReference: 'LH-20417',
    });
    assert.strictEqual(textOf(element, 'title'), 'Choose what to link');
    assert.deepEqual(
      boxes(element, 'visit').map(({ checked }) => checked),
      [false, false, false],
    );
    await tick(element, 0, 2);
    assert.strictEqual(textOf(element, 'codes'), 'Each visit takes one code (OTP): 2 visits, 2 codes.');

    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'title'), 'Code 1 of 2');
    assert.include(textOf(element, 'visit-name'), 'Skin clinic, 14 Nov 2026');
    isFocused(element, 'input-otp');
    assert.deepEqual(backend.of('sendLinkOtp')[0]?.body, {
      transaction: 'tx.found',
      patientReference: 'LH-20417',
      careContextId: 'N1',
    });
    await giveCode(element, '१२३ 456');
    assert.strictEqual(textOf(element, 'title'), 'Code 2 of 2');
    assert.strictEqual(textOf(element, 'remark'), 'Linked: Skin clinic, 14 Nov 2026');
    assert.deepEqual(events, [{ version: 1, hipId: 'HIP1', count: 1 }], 'told as soon as it is confirmed');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-otp').value, '');
    await giveCode(element);

    assert.deepEqual(idsSent(page), ['N1', 'N3'], 'only what was chosen, and each once');
    assert.strictEqual(textOf(element, 'title'), 'Records are successfully linked');
    assert.deepEqual(explanations(element), ['Recently linked records might take some time to show']);
    isFocused(element, 'title');
    assert.lengthOf(events, 2);
    await go(element, 'show');
    const facility = element.shadowRoot!.querySelector<HTMLDetailsElement>('.facility')!;
    await until(() => facility.textContent.includes('Physiotherapy'), 'the new visits in the list');
    assert.isTrue(facility.open);
    assert.isUndefined(form(element));
  });

  it('P2 1.3: says by what the facility looks; the ABHA number only with KYC (P2 6)', async () => {
    const { element } = linkingPage();
    await toDetails(element);
    const shown = ['facility', 'name', 'birth', 'gender', 'mobile', 'address', 'number'].map((name) =>
      textOf(element, `value-${name}`),
    );
    assert.deepEqual(shown, [
      'Lake Hospital Bengaluru, Karnataka',
      'Nisha Rao',
      '1995',
      'Female',
      '******0001',
      'nisha.rao@abdm',
      '91-1234-5678-9015',
    ]);
    const other = linkingPage({
      readProfile: { ...selfDeclaredProfile, abhaNumber: '91-1234-5678-9015' },
    }).element;
    await toDetails(other);
    assert.isUndefined(findPart(other, 'value-number'));
  });

  it('P2 1.3: the profile cannot be read: said, and the records can be fetched all the same', async () => {
    const { element, backend, abdm } = linkingPage({ readProfile: offline });
    await toDetails(element);
    assert.include(textOf(element, 'unread'), 'you can fetch your records without seeing them');
    assert.isDefined(findPart(element, 'button-retry'));
    backend.change({ readProfile: abdm.script.readProfile! });
    await go(element, 'retry');
    assert.strictEqual(textOf(element, 'value-name'), 'Nisha Rao');
    const blind = linkingPage({ readProfile: refuse('internal') }).element;
    await fetchRecords(blind);
    assert.strictEqual(textOf(blind, 'title'), 'Choose what to link');
  });

  it('P2 1.5: the prescribed words, to the letter', async () => {
    const words = async (answer: Script['discoverCareContexts'], name: string): Promise<string> => {
      const { element } = linkingPage({ discoverCareContexts: answer! });
      await fetchRecords(element);
      return textOf(element, name);
    };
    assert.strictEqual(await words({ found: 'nobody' }, 'title'), 'No health records found');
    assert.strictEqual(
      await words({ found: 'nothing-new' }, 'explanation'),
      'No new health record to link: Records of all visits are already linked and there is nothing new to link',
    );
    assert.strictEqual(
      await words({ found: 'all-linked' }, 'explanation'),
      'All your existing records are linked. No additional records availaible for linking',
    );
    assert.include(
      await words(refuse('facility-unreachable'), 'alert'),
      "Couldn't Connect: We are sorry. Unable to contact your hospital. Please try again later",
    );
  });

  it('nobody found: how to look differently, and the patient ID is one press away', async () => {
    const { element, backend, abdm } = linkingPage({ discoverCareContexts: { found: 'nobody' } });
    await fetchRecords(element);
    assert.lengthOf(form(element)!.querySelectorAll('[part="advice"] li'), 3);
    await go(element, 'back');
    await typeInto(element, 'reference', 'LH-20417');
    backend.change({ discoverCareContexts: abdm.script.discoverCareContexts! });
    await go(element, 'submit');
    assert.lengthOf(boxes(element, 'visit'), 3);
  });

  it('P2 19.3 and 19.7: a link with a facility looks it up; nothing is asked of it before the patient presses', async () => {
    const { element, backend } = linkingPage({}, { attributes: { 'hip-id': 'HIP1' } });
    await until(() => element.shadowRoot!.querySelector('provider-search') !== null, 'the search');
    await until(() => findPart(searchIn(element), 'chosen') !== undefined, 'the facility');
    assert.lengthOf(backend.of('discoverCareContexts'), 0);
    await go(element, 'submit');
    assert.include(textOf(element, 'value-facility'), 'Lake Hospital');
  });

  it('another facility than that of the link can be chosen, and none is a problem', async () => {
    const { element } = linkingPage({}, { attributes: { 'hip-id': 'HIP1' } });
    await until(() => element.shadowRoot!.querySelector('provider-search') !== null, 'the search');
    await until(() => findPart(searchIn(element), 'chosen') !== undefined, 'the facility');
    await pressPart(searchIn(element), 'button-another');
    await go(element, 'submit');
    assert.include(textOf(element, 'problem'), 'choose it from the list');
    assert.isTrue(
      searchIn(element).shadowRoot!.activeElement?.matches('[role="combobox"]'),
      'focus in the search',
    );
  });

  it('"link more" of a facility in the list begins with its details', async () => {
    const { element, backend } = linkingPage();
    await atRest(element);
    element.shadowRoot!.querySelector<HTMLElement>('.facility summary')!.click();
    await until(() => findPart(element, 'button-link-more') !== undefined, 'the facility to open');
    await go(element, 'link-more');
    await until(() => findPart(element, 'field-reference') !== undefined, 'the details');
    assert.include(textOf(element, 'value-facility'), 'Lake Hospital');
    assert.lengthOf(backend.of('searchProviders'), 0);
  });

  it('the wait for the facility: counted down, told once, and it can be stopped', async () => {
    const { element, backend } = linkingPage({ discoverCareContexts: never });
    await toDetails(element);
    await typeInto(element, 'reference', 'LH-20417');
    for (let press = 0; press < 3; press++) await pressPart(element, 'button-submit');
    await until(() => backend.of('discoverCareContexts').length === 1);
    assert.include(textOf(element, 'waiting'), 'up to 10 seconds');
    const status = element.shadowRoot!.querySelector('[role="status"]')!;
    assert.include(status.textContent, 'up to 10 seconds');
    assert.isTrue(part(element, 'countdown').matches('[aria-hidden="true"]'), 'no news every second');
    advance(4);
    element.requestUpdate();
    await until(() => textOf(element, 'countdown') === '6 seconds left');
    advance(11);
    element.requestUpdate();
    await until(() => textOf(element, 'countdown').includes('longer than usual'));
    await go(element, 'cancel');
    assert.isUndefined(findPart(element, 'waiting'));
    assert.isTrue(backend.of('discoverCareContexts')[0]!.signal.aborted);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-reference').value, 'LH-20417');
    isFocused(element, 'button-submit');
    assert.lengthOf(backend.of('discoverCareContexts'), 1);
  });

  it('several people: none is chosen, "none of these" links nothing and says how else', async () => {
    const { element, backend } = linkingPage({}, { people: [namesakeAtLake, nishaAtLake] });
    await fetchRecords(element);
    assert.isTrue(boxes(element, 'person').every(({ checked }) => !checked));
    assert.include(textOf(element, 'people'), '3 visits to link');
    await go(element, 'submit');
    assert.include(textOf(element, 'problem-patient'), 'Choose yourself');
    assert.strictEqual(focused(), boxes(element, 'person')[0]);
    await go(element, 'nobody');
    assert.include(textOf(element, 'remark'), 'nothing of these people is linked');
    await go(element, 'submit');
    boxes(element, 'person')[1]!.click();
    await go(element, 'submit');
    await tick(element, 0);
    await go(element, 'submit');
    assert.strictEqual(backend.of('sendLinkOtp')[0]?.body['patientReference'], 'LH-20417');
  });

  it('P2 1.6: select all and none; nothing selected is a problem and sends nothing', async () => {
    const page = linkingPage();
    const { element } = page;
    await fetchRecords(element);
    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'problem-visits'), 'Choose at least one visit.');
    assert.isTrue(focused()?.matches('input[type="checkbox"]'));
    const [all] = boxes(element, 'visit-all');
    all!.click();
    await element.updateComplete;
    assert.isTrue(boxes(element, 'visit').every(({ checked }) => checked));
    await tick(element, 1);
    assert.isTrue(all!.indeterminate);
    all!.click();
    await element.updateComplete;
    assert.isTrue(all!.checked, 'all of them, then none');
    all!.click();
    await element.updateComplete;
    assert.isTrue(boxes(element, 'visit').every(({ checked }) => !checked));
    assert.isEmpty(idsSent(page));
  });

  it('500 visits can be shown and ticked', async () => {
    const { element } = linkingPage({}, { people: [manyAtLake(500)] });
    await fetchRecords(element);
    boxes(element, 'visit-all')[0]!.click();
    await element.updateComplete;
    assert.lengthOf(boxes(element, 'visit'), 500);
    assert.include(textOf(element, 'codes'), '500 visits, 500 codes');
  });

  it('one code per press, however often it is pressed, and one resend after the pause', async () => {
    const page = linkingPage({
      sendLinkOtp: answerAfter(30, { transaction: 'otp.0', otp: otpBudget({ sentTo: null, resendIn: 0 }) }),
    });
    const { element, backend } = page;
    await fetchRecords(element);
    await tick(element, 0, 1);
    for (let press = 0; press < 4; press++) part(element, 'button-submit').click();
    await atRest(element);
    assert.deepEqual(idsSent(page), ['N1']);
    for (let press = 0; press < 4; press++) part(element, 'button-resend').click();
    await until(() => textOf(element, 'otp-status').includes('1 new code left'));
    assert.lengthOf(backend.of('resendLinkOtp'), 1);
    isFocused(element, 'input-otp');
    await typeInto(element, 'otp', rightCode);
    for (let press = 0; press < 4; press++) part(element, 'button-submit').click();
    await atRest(element);
    assert.lengthOf(backend.of('confirmLink'), 1);
    assert.deepEqual(idsSent(page), ['N1', 'N2']);
  });

  it('a wrong code is told at its field; the visits chosen stay', async () => {
    const { element } = linkingPage();
    await toOtp(element, 0, 1);
    await giveCode(element, '654321');
    assert.include(textOf(element, 'problem-otp'), 'That code is not right');
    isFocused(element, 'input-otp');
    assert.strictEqual(textOf(element, 'title'), 'Code 1 of 2');
    await giveCode(element, '12');
    assert.include(textOf(element, 'problem-otp'), 'some are missing');
    await giveCode(element);
    assert.strictEqual(textOf(element, 'title'), 'Code 2 of 2');
  });

  it('ABDM-1056: linked already meanwhile counts, says so, and goes on with the next', async () => {
    const page = linkingPage();
    const { element, abdm } = page;
    await toOtp(element, 0, 1, 2);
    abdm.link('N1', 'N2');
    await giveCode(element);
    assert.strictEqual(textOf(element, 'title'), 'Code 3 of 3');
    assert.include(textOf(element, 'remark'), 'Was linked already');
    await giveCode(element);
    assert.deepEqual(results(element), [
      'Skin clinic, 14 Nov 2026: Was linked already',
      'खून की जाँच, 3 नवंबर 2026: Was linked already',
      'Physiotherapy, 21 Oct 2026: Linked',
    ]);
    assert.include(
      explanations(element),
      'All your existing records are linked. No additional records availaible for linking',
    );
  });

  it('skip and stop: told per visit, tried again on a press, and the others can be linked', async () => {
    const page = linkingPage();
    const { element } = page;
    await toOtp(element, 0, 1);
    await go(element, 'skip');
    assert.strictEqual(textOf(element, 'title'), 'Code 2 of 2');
    await giveCode(element);
    assert.strictEqual(textOf(element, 'title'), '1 of 2 visits linked');
    assert.include(explanations(element), 'Records are successfully linked');
    assert.deepEqual(results(element), [
      'Skin clinic, 14 Nov 2026: Not linked: skipped',
      'खून की जाँच, 3 नवंबर 2026: Linked',
    ]);
    await go(element, 'more');
    assert.lengthOf(boxes(element, 'visit'), 2, 'what is linked is not offered');
    await go(element, 'back');
    await go(element, 'again');
    assert.strictEqual(textOf(element, 'title'), 'Code 1 of 1');
    await go(element, 'stop');
    assert.deepEqual(idsSent(page), ['N1', 'N2', 'N1']);
    assert.strictEqual(textOf(element, 'title'), '1 of 2 visits linked');
  });

  it('the answer to the code was lost, and the visit is linked: the facility’s list says so', async () => {
    const { element, backend } = linkingPage((abdm) => ({
      confirmLink: (call) => {
        abdm.link('N1');
        return offline(call);
      },
    }));
    const events = heard(element, 'records-linked');
    await toOtp(element, 0);
    await giveCode(element);
    assert.strictEqual(textOf(element, 'title'), 'Records are successfully linked');
    assert.lengthOf(backend.of('confirmLink'), 1);
    assert.lengthOf(events, 1);
  });

  it('the answer was lost, and the visit is not linked: the same code is tried again', async () => {
    const { element, abdm, backend } = linkingPage({ confirmLink: refuse('internal') });
    await toOtp(element, 0);
    await giveCode(element);
    assert.include(textOf(element, 'alert'), 'The visit is not linked yet.');
    backend.change({ confirmLink: abdm.script.confirmLink! });
    await go(element, 'retry');
    assert.strictEqual(textOf(element, 'title'), 'Records are successfully linked');
  });

  it('the answer was lost, and the list too: nothing is claimed, and "look again" finds it out', async () => {
    const { element, abdm, backend } = linkingPage((abdm) => ({
      confirmLink: (call) => {
        abdm.link('N1');
        return refuse('upstream-timeout')(call);
      },
      listCareContexts: refuse('upstream-unavailable'),
    }));
    const events = heard(element, 'records-linked');
    await toOtp(element, 0);
    await giveCode(element);
    assert.include(textOf(element, 'alert'), 'it is not known whether this visit is linked');
    assert.isEmpty(events);
    backend.change({ listCareContexts: abdm.script.listCareContexts! });
    assert.strictEqual(textOf(element, 'button-retry'), 'Look again');
    await go(element, 'retry');
    assert.strictEqual(textOf(element, 'title'), 'Records are successfully linked');
    assert.lengthOf(backend.of('confirmLink'), 1, 'the code went out once');
  });

  it('a lost transaction: the facility looks again, and what was ticked and is not linked is ticked', async () => {
    const page = linkingPage();
    const { element, backend, abdm } = page;
    await toOtp(element, 0, 2);
    await giveCode(element);
    backend.change({ confirmLink: refuse('transaction-lost') });
    await giveCode(element);
    assert.include(textOf(element, 'alert'), 'what you chose is kept');
    backend.change({ confirmLink: abdm.script.confirmLink! });
    assert.strictEqual(textOf(element, 'button-restart'), 'Look again');
    await go(element, 'restart');
    assert.strictEqual(textOf(element, 'title'), 'Choose what to link');
    assert.deepEqual(
      boxes(element, 'visit').map(({ checked }) => checked),
      [false, true],
      'of the two that are left',
    );
    assert.deepEqual(idsSent(page), ['N1', 'N3'], 'no code without a press');
    await go(element, 'submit');
    await giveCode(element);
    assert.deepEqual(results(element), [
      'Skin clinic, 14 Nov 2026: Linked',
      'Physiotherapy, 21 Oct 2026: Linked',
    ]);
  });

  it('a session that ended is a pause: renewed, and linked without another press', async () => {
    const { element, backend } = linkingPage(({ script }) => ({
      confirmLink: [refuse('session-expired'), script.confirmLink as AnswerMaker],
    }));
    await toOtp(element, 0);
    await giveCode(element);
    assert.strictEqual(textOf(element, 'title'), 'Records are successfully linked');
    assert.lengthOf(backend.of('confirmLink'), 2);
  });

  it('a session that ended and is not renewed: nothing is lost, and the way on renews it', async () => {
    const { element, connect, backend, abdm } = linkingPage({ confirmLink: refuse('session-expired') });
    const decline = (event: Event): void => event.preventDefault();
    connect.addEventListener('abdm-session-expired', decline);
    await toOtp(element, 0);
    await giveCode(element);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-otp').value, rightCode);
    connect.removeEventListener('abdm-session-expired', decline);
    backend.change({ confirmLink: abdm.script.confirmLink! });
    await go(element, 'way-on');
    assert.strictEqual(textOf(element, 'title'), 'Records are successfully linked');
  });

  it('nobody is signed in any more: nothing of the patient stays', async () => {
    const { element, backend } = linkingPage({}, { attributes: { 'sign-in-url': '/sign-in' } });
    await toOtp(element, 0);
    backend.change({
      confirmLink: refuse('sign-in-required'),
      listLinkedProviders: refuse('sign-in-required'),
      readProfile: refuse('sign-in-required'),
    });
    await giveCode(element);
    await until(() => findPart(element, 'sign-in') !== undefined, 'the way to sign in');
    assert.isUndefined(form(element));
    assert.notInclude(element.shadowRoot!.textContent, 'Skin clinic');
  });

  it('another patient signs in: nothing of the one before stays, and an answer on its way links nothing', async () => {
    const { element, backend, patient } = linkingPage();
    await toOtp(element, 0, 1);
    await typeInto(element, 'otp', rightCode);
    const events = heard(element, 'records-linked');
    patient('meena');
    await pressPart(element, 'button-submit');
    await until(() => form(element) === undefined, 'the linking to close');
    assert.isEmpty(events);
    await atRest(element);
    await pressPart(element, 'button-link');
    await until(() => element.shadowRoot!.querySelector('provider-search') !== null, 'the search');
    assert.isUndefined(searchIn(element).value);
    assert.notInclude(element.shadowRoot!.textContent, 'Skin clinic');
    assert.isAbove(backend.of('listLinkedProviders').length, 1);
  });

  it('closed and opened again, it begins anew; the list has the focus where it was left', async () => {
    const { element } = linkingPage();
    await toDetails(element);
    await typeInto(element, 'reference', 'LH-20417');
    await go(element, 'back');
    assert.deepEqual(searchIn(element).value, lakeProvider, 'the facility is still chosen');
    await go(element, 'leave');
    isFocused(element, 'button-link');
    await toDetails(element);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-reference').value, '');
  });

  it('cannot be left while a visit is being linked', async () => {
    const { element } = linkingPage({ confirmLink: never });
    await toOtp(element, 0);
    await typeInto(element, 'otp', rightCode);
    await pressPart(element, 'button-submit');
    await pressPart(element, 'button-skip');
    await pressPart(element, 'button-stop');
    assert.strictEqual(textOf(element, 'title'), 'Code 1 of 1');
    assert.strictEqual(textOf(element, 'button-submit'), 'Linking…');
  });

  it('the choice of a facility is not told to the page, and no event tells a visit', async () => {
    const { element } = linkingPage();
    const chosen = heard(document.body, 'provider-select');
    const linked = heard(document.body, 'records-linked');
    await toOtp(element, 0);
    await giveCode(element);
    assert.isEmpty(chosen);
    assert.notMatch(JSON.stringify(linked), /N1|Skin/);
  });

  it('from right to left, and in Hindi: names stand in their own direction', async () => {
    const { element } = linkingPage({}, { lang: 'hi' });
    await toOtp(element, 1);
    assert.strictEqual(textOf(element, 'title'), '1 में से कोड 1');
    assert.isNotNull(part(element, 'visit-name').querySelector('bdi'));
    await assertAccessible(element, 'the code, in Hindi');
  });
});
