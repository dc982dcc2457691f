import { assert } from '@open-wc/testing';
import type { Session } from '../../../src/contract/session.js';
import { isAddress } from '../../../src/elements/abha-profile/deletion/deletion-flow.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { never, offline, refuse, type Script } from '../../support/fixtures.js';
import { confirmDeletion, remove, selfDeclaredProfile, toDeletion } from '../../support/fixtures-profile.js';
import { focused, go, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { aMoment, heard, profilePage } from './page.js';

const gone: Script = { readProfile: [selfDeclaredProfile, refuse('sign-in-required')] };
const signedOut: Session = { patients: [], gatewaySession: 'none' };
const vikram = {
  ...selfDeclaredProfile,
  etag: 'etag.vikram',
  fullName: 'Vikram',
  abhaAddress: 'vikram@abdm',
  abhaAddresses: ['vikram@abdm'],
};

describe('Deleting a profile', () => {
  afterEach(closeAll);

  it('says exactly what goes and what stays with ABDM', async () => {
    const { element } = profilePage();
    await toDeletion(element);
    assert.include(textOf(element, 'goes'), 'Your profile, as this hospital’s ABDM service keeps it.');
    assert.include(textOf(element, 'goes'), 'your session with ABDM');
    assert.include(textOf(element, 'stays'), 'Your ABHA itself: ABDM keeps its number');
    assert.isTrue(focused() === part(element, 'title'));
  });

  for (const [typed, is] of [
    ['nisha.rao@abdm', true],
    [' NISHA.Rao@ABDM ', true],
    ['nisha.rao', false],
    ['nisha.rao@sbx', false],
    ['', false],
  ] as const)
    it(`"${typed}" ${is ? 'confirms' : 'does not confirm'} it`, async () => {
      const { element, backend } = profilePage(gone);
      await toDeletion(element);
      await typeInto(element, 'confirmation', typed);
      await go(element, 'confirm');
      assert.strictEqual(backend.of('deleteProfile').length, is ? 1 : 0);
      if (!is) {
        assert.include(textOf(element, 'problem-confirmation'), 'This is not your ABHA address');
        assert.isTrue(focused() === part(element, 'input-confirmation'));
      } else assert.deepEqual(backend.of('deleteProfile')[0]?.body, { abhaAddress: 'nisha.rao@abdm' });
    });

  it('digits of any script are understood', () => {
    assert.isTrue(isAddress('९११२३४५६७८९०१५@abdm', '91123456789015@abdm'));
  });

  it('deleted: says so although nobody is signed in any more, leads to the sign-in, and tells the page', async () => {
    const { element } = profilePage(gone, { 'sign-in-url': '/sign-in' });
    const events = heard(document.body, 'profile-deleted');
    await remove(element);
    await until(() => findPart(element, 'sign-in') !== undefined);
    assert.include(textOf(element, 'notice'), 'The profile is deleted here, and you are signed out.');
    assert.isUndefined(findPart(element, 'alert'), 'no error: it is what the patient wanted');
    assert.isUndefined(findPart(element, 'details'));
    assert.deepEqual(events, [{ version: 1 }]);
    assert.isTrue(focused() === part(element, 'title'));
  });

  it('as the proxy answers it: with another patient’s epoch, which drops the data at once', async () => {
    const { element, backend, patient } = profilePage();
    const events = heard(element, 'profile-deleted');
    await confirmDeletion(element);
    backend.change({ readProfile: refuse('sign-in-required') });
    patient('nobody');
    await go(element, 'confirm');
    await until(() => element.matches(':state(empty)'));
    assert.include(textOf(element, 'notice'), 'The profile is deleted here');
    assert.lengthOf(events, 1);
    backend.change({ readProfile: vikram });
    patient('vikram');
    await element.reload();
    await until(() => textOf(element).includes('Vikram'));
    assert.isUndefined(findPart(element, 'notice'), 'whoever signs in then has no part in it');
  });

  it('once, however often it is pressed', async () => {
    const { element, backend } = profilePage({ deleteProfile: never });
    await confirmDeletion(element);
    for (let press = 0; press < 5; press++) part(element, 'button-confirm').click();
    await until(() => backend.of('deleteProfile').length === 1);
    await aMoment();
    assert.lengthOf(backend.of('deleteProfile'), 1);
    part(element, 'button-leave').click();
    await element.updateComplete;
    assert.isDefined(findPart(element, 'goes'), 'it cannot be left while it is open how it ends');
  });

  it('a benefit hangs on it: own words, and whom to ask', async () => {
    const { element } = profilePage({ deleteProfile: refuse('benefit-linked') });
    await remove(element);
    assert.include(textOf(element, 'alert'), 'A government benefit is linked with this ABHA');
    assert.isDefined(findPart(element, 'elsewhere'));
  });

  it('the answer was lost: the session says whether it is deleted', async () => {
    const { element, backend } = profilePage({ ...gone, deleteProfile: offline });
    await confirmDeletion(element);
    backend.change({ findSession: signedOut });
    await go(element, 'confirm');
    await until(() => element.matches(':state(empty)'));
    assert.include(textOf(element, 'notice'), 'The profile is deleted here');
    assert.lengthOf(backend.of('deleteProfile'), 1);
  });

  it('the answer was lost, and the question meets another epoch: asked again, and confirmed', async () => {
    const { element, backend } = profilePage({ ...gone, deleteProfile: offline });
    const events = heard(element, 'profile-deleted');
    await confirmDeletion(element);
    backend.change({ findSession: [refuse('patient-changed'), signedOut] });
    await go(element, 'confirm');
    await until(() => findPart(element, 'notice') !== undefined, 'the confirmation');
    assert.include(textOf(element, 'notice'), 'The profile is deleted here');
    assert.deepEqual([events.length, backend.of('deleteProfile').length], [1, 1]);
  });

  it('the answer was lost, and the patient is still signed in: not deleted, what was typed is still there', async () => {
    const { element, backend } = profilePage({ deleteProfile: offline });
    const events = heard(element, 'profile-deleted');
    await remove(element);
    assert.isDefined(findPart(element, 'button-retry'));
    assert.strictEqual(part<HTMLInputElement>(element, 'input-confirmation').value, 'Nisha.Rao@ABDM');
    assert.deepEqual([events.length, backend.of('deleteProfile').length], [0, 1]);
  });

  it('a session that ended: renewed, and deleted without another press', async () => {
    const { element, backend } = profilePage({
      ...gone,
      deleteProfile: [refuse('session-expired'), signedOut],
    });
    await remove(element);
    await until(() => element.matches(':state(empty)'));
    assert.lengthOf(backend.of('deleteProfile'), 2);
  });

  it('"Keep my profile" changes nothing', async () => {
    const { element, backend } = profilePage();
    await confirmDeletion(element);
    await go(element, 'leave');
    assert.isDefined(findPart(element, 'details'));
    assert.isTrue(focused() === part(element, 'button-delete'));
    assert.lengthOf(backend.of('deleteProfile'), 0);
    await go(element, 'delete');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-confirmation').value, '');
  });
});
