import { assert } from '@open-wc/testing';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { aadhaarNumbers, never, refuse } from '../../support/fixtures.js';
import {
  confirmDeletion,
  move,
  read,
  remove,
  reveal,
  save,
  selfDeclaredProfile,
  toDeletion,
  toKyc,
  toKycAnswer,
  toKycOtp,
  typeAadhaar,
  typeKycOtp,
  typeNumber,
} from '../../support/fixtures-profile.js';
import { atRest, go, pressPart } from '../../support/hands.js';
import { inside } from '../../support/inside.js';
import { until } from '../../support/until.js';
import { aMoment, profilePage, watch } from './page.js';

const line = (element: AbhaProfile): string => part<HTMLInputElement>(element, 'input-line').value;
const hers =
  /Nisha|nisha\.rao|Nisha\.Rao|91-?1234|91 1234|MG Road|Park Street|\*0001|99999|123456|1341 ?2341 ?2342|XXXX/;
const vikram = {
  ...selfDeclaredProfile,
  etag: 'etag.vikram',
  fullName: 'Vikram',
  firstName: 'Vikram',
  address: 'Elsewhere 1',
  mobile: '******7777',
  abhaAddress: 'vikram@abdm',
  abhaAddresses: ['vikram@abdm'],
};

type Reach = (element: AbhaProfile) => Promise<void>;

const pressing =
  (reach: Reach, button: string): Reach =>
  async (element) => {
    await reach(element);
    await pressPart(element, `button-${button}`);
  };

/** Where a patient may be when another one signs in. What is under way never ends by itself. */
const places: readonly (readonly [where: string, Reach])[] = [
  ['while it is shown', read],
  ['with the mobile number shown', reveal],
  ['while it is edited', move],
  ['while it is saved', pressing(move, 'submit')],
  ['after it was saved', save],
  ['at the choice of a number', toKyc],
  ['with an ABHA number typed', typeNumber],
  ['with an Aadhaar number typed', typeAadhaar],
  ['while the code is sent', pressing(typeNumber, 'submit')],
  ['at the code', typeKycOtp],
  ['while the code is checked', pressing(typeKycOtp, 'submit')],
  ['after KYC', toKycAnswer],
  ['before a deletion', confirmDeletion],
  ['while it is deleted', pressing(confirmDeletion, 'confirm')],
];
const neverEnding = { updateProfile: never, verifyKycOtp: never, deleteProfile: never };
const script = (where: string) => {
  if (where === 'while the code is sent') return { ...neverEnding, sendKycOtp: never };
  return where.startsWith('while') ? neverEnding : {};
};

describe('<abha-profile> shows nothing of a patient who is gone', () => {
  afterEach(closeAll);

  for (const [where, reach] of places) {
    it(`${where}: another patient, in this tab or another`, async () => {
      const { element, connect, backend, patient } = profilePage(script(where));
      await reach(element);
      backend.change({ readProfile: vikram });
      patient('vikram');
      const shown = watch(element);
      await connect.session();
      await until(() => textOf(element).includes('Vikram'));
      assert.isNotEmpty(shown);
      for (const text of shown) assert.notMatch(text, hers);
      assert.isUndefined(findPart(element, 'form'), 'the draft is gone');
      assert.isUndefined(findPart(element, 'notice'));
      for (const button of ['edit', 'kyc', 'delete']) assert.isDefined(findPart(element, `button-${button}`));
      await go(element, 'kyc');
      await pressPart(element, 'method-abha-number');
      assert.strictEqual(part<HTMLInputElement>(element, 'input-number').value, '');
    });

    it(`${where}: sign-out`, async () => {
      const { element, connect, backend, patient } = profilePage(script(where));
      await reach(element);
      backend.change({
        readProfile: refuse('sign-in-required'),
        signOut: { patients: [], gatewaySession: 'none' },
      });
      patient('nobody');
      await connect.signOut();
      await until(() => textOf(element).includes('Please sign in first.'));
      assert.notMatch(textOf(element), hers);
    });

    it(`${where}: a page that is left, and comes back with another patient`, async () => {
      const { element, backend, patient } = profilePage(script(where));
      await reach(element);
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await Promise.resolve();
      await element.updateComplete;
      const shown = watch(element);
      assert.notMatch(textOf(element), hers);
      assert.isNull(element.shadowRoot!.querySelector('input'));
      backend.change({ readProfile: refuse('sign-in-required') });
      patient('nobody');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until(() => textOf(element).includes('Please sign in first.'));
      for (const text of shown) assert.notMatch(text, hers);
    });
  }

  for (const [where, reach] of [
    ['while it is shown', read],
    ['while it is edited', move],
    ['at the code', toKycOtp],
  ] as const)
    it(`${where}: a page that comes back with the same patient goes on`, async () => {
      const { element } = profilePage();
      await reach(element);
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await element.updateComplete;
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      const back = {
        [String(read)]: 'details',
        [String(move)]: 'input-line',
        [String(toKycOtp)]: 'input-otp',
      };
      await until(() => findPart(element, back[String(reach)] ?? '') !== undefined);
      if (reach === move) assert.strictEqual(line(element), '7, Park Street');
    });

  it('who is signed out by the portal meanwhile: whatever is done shows the way to sign in and nothing else', async () => {
    const acts: readonly (readonly [Reach, (element: AbhaProfile) => Promise<void>])[] = [
      [move, (element) => element.reload()],
      [move, (element) => go(element, 'submit')],
      [read, (element) => go(element, 'reveal')],
      [typeNumber, (element) => go(element, 'submit')],
      [confirmDeletion, (element) => go(element, 'confirm')],
    ];
    for (const [reach, act] of acts) {
      const { element, backend } = profilePage();
      await reach(element);
      const gone = refuse('sign-in-required');
      backend.change({
        readProfile: gone,
        readMobile: gone,
        updateProfile: gone,
        sendKycOtp: gone,
        deleteProfile: gone,
      });
      await act(element);
      await atRest(element);
      await until(() => findPart(element, 'form') === undefined);
      assert.include(textOf(element, 'alert'), 'Please sign in first.');
      assert.notMatch(textOf(element), hers);
      assert.isTrue(element.matches(':state(empty)'));
    }
  });

  it('another proxy, as another base-url says, is another patient', async () => {
    const { element } = profilePage();
    await read(element);
    element.baseUrl = '/elsewhere';
    await element.updateComplete;
    await element.updateComplete;
    assert.notMatch(textOf(element), hers);
  });

  for (const [where, reach, field] of [
    ['a draft', move, 'input-line'],
    ['an Aadhaar number', typeAadhaar, 'input-aadhaar'],
    ['a confirmation', confirmDeletion, 'input-confirmation'],
  ] as const)
    it(`removed, it forgets; moved, it keeps ${where}`, async () => {
      const { element, connect, backend } = profilePage();
      await reach(element);
      const { value } = part<HTMLInputElement>(element, field);
      connect.append(element);
      await aMoment();
      assert.strictEqual(part<HTMLInputElement>(element, field).value, value);
      assert.lengthOf(backend.of('readProfile'), 1);
      element.remove();
      await aMoment();
      backend.change({ readProfile: never });
      connect.append(element);
      await element.updateComplete;
      assert.notMatch(textOf(element), hers);
      assert.isNull(element.shadowRoot!.querySelector('input'));
    });

  it('an Aadhaar number stands in its input and in one request, and nowhere else', async () => {
    const { element, backend } = profilePage();
    await typeAadhaar(element);
    assert.notInclude(inside(element), aadhaarNumbers[0]);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-aadhaar').value, 'XXXX XXXX 2342');
    await go(element, 'submit');
    const calls = backend.calls.filter(({ body }) => JSON.stringify(body).includes(aadhaarNumbers[0]));
    assert.deepEqual(
      calls.map(({ route }) => route),
      ['sendKycOtp'],
    );
    await go(element, 'back');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-aadhaar').value, '', 'cleared after');
  });

  it('after a deletion nothing but the confirmation stays', async () => {
    const { element } = profilePage({ readProfile: [selfDeclaredProfile, refuse('sign-in-required')] });
    await remove(element);
    await until(() => element.matches(':state(empty)'));
    assert.include(textOf(element, 'notice'), 'The profile is deleted here');
    assert.notMatch(inside(element), hers);
    await toDeletion(profilePage().element);
  });
});
