import { assert } from '@open-wc/testing';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { faults } from '../../support/faults.js';
import { held, never, offline, refuse } from '../../support/fixtures.js';
import {
  changedElsewhere,
  edit,
  move,
  movedProfile,
  partialProfile,
  read,
  save,
  selfDeclaredProfile,
  smoothProfile,
  verifiedProfile,
} from '../../support/fixtures-profile.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { aMoment, heard, profilePage } from './page.js';

const line = (element: AbhaProfile): string => part<HTMLInputElement>(element, 'input-line').value;
const chooseGender = (element: AbhaProfile, gender: string): void =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[part~="gender"] input[value="${gender}"]`)?.click();
const choice = (element: AbhaProfile, field: string, whose: 'mine' | 'theirs'): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`#choice-${field}-${whose}`)!;
/** Whether the browser would ask before the page is left. */
const isGuarded = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('Changing a profile', () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  it('P2 17.1 and 17.3, VRFY_ABHA_101: of a verified one the address alone; the rest is locked, and says where to go', async () => {
    const { element, backend } = profilePage({ readProfile: verifiedProfile });
    await edit(element);
    for (const field of ['firstName', 'birth', 'gender'])
      assert.isUndefined(findPart(element, `field-${field}`));
    const locked = textOf(element, 'locked');
    for (const words of [
      'come from Aadhaar and cannot be changed here',
      'Nisha Rao',
      'March 27, 1995',
      'Female',
    ])
      assert.include(locked, words);
    assert.include(
      textOf(element),
      'Mobile number, photo and preferred address are changed on the ABHA portal',
    );
    assert.isDefined(findPart(element, 'elsewhere'));
    await typeInto(element, 'line', '7, Park Street');
    await go(element, 'submit');
    assert.deepEqual(backend.of('updateProfile')[0]?.body, {
      etag: 'etag.1',
      changes: { address: '7, Park Street' },
    });
  });

  it('P2 17.1: of a verified one what Aadhaar did not tell, and no more: the known year is fixed', async () => {
    const { element, backend } = profilePage({ readProfile: { ...partialProfile, gender: undefined } });
    await edit(element);
    assert.isUndefined(findPart(element, 'input-year'));
    assert.strictEqual(textOf(element, 'fixed'), '1995');
    await typeInto(element, 'day', '२७');
    await typeInto(element, 'month', '3');
    chooseGender(element, 'F');
    await go(element, 'submit');
    assert.deepEqual(backend.of('updateProfile')[0]?.body['changes'], {
      gender: 'F',
      monthOfBirth: 3,
      dayOfBirth: 27,
    });
  });

  it('P2 18.1, 18.2, 18.3, 18.4, 18.5 and 18.7: of a self-declared one everything; an empty name goes away', async () => {
    const { element, backend } = profilePage();
    await edit(element);
    const texts = { firstName: ' Asha ', middleName: 'K', lastName: '', day: '१', month: '12', year: '1990' };
    for (const [field, text] of Object.entries({ ...texts, line: '7, Park Street', pincode: '560034' }))
      await typeInto(element, field, text);
    chooseGender(element, 'O');
    await go(element, 'submit');
    assert.deepEqual(backend.of('updateProfile')[0]?.body['changes'], {
      firstName: 'Asha',
      middleName: 'K',
      lastName: '',
      gender: 'O',
      yearOfBirth: 1990,
      monthOfBirth: 12,
      dayOfBirth: 1,
      pincode: '560034',
      address: '7, Park Street',
    });
  });

  it('nothing changed: says so, and sends nothing', async () => {
    const { element, backend } = profilePage();
    await edit(element);
    await typeInto(element, 'line', ' 12, MG  Road ');
    await go(element, 'submit');
    assert.include(textOf(element, 'notice'), 'There is nothing to save');
    assert.include(element.shadowRoot!.querySelector('[role="status"]')?.textContent, 'nothing to save');
    assert.lengthOf(backend.of('updateProfile'), 0);
  });

  it('what ABDM lacks of the birth is asked for before the first save', async () => {
    const { element, backend } = profilePage({ readProfile: partialProfile });
    await edit(element);
    assert.include(textOf(element, 'missing'), 'does not know your full date of birth');
    await go(element, 'submit');
    assert.include(textOf(element, 'problem-birth'), 'Please enter day, month and year of birth.');
    assert.strictEqual(focused()?.id, 'day');
    assert.lengthOf(backend.of('updateProfile'), 0);
  });

  it('a typed PIN code is looked up: the newest one counts', async () => {
    const answers = held();
    const { element, backend } = profilePage({ findPincode: answers.answer });
    await edit(element);
    await typeInto(element, 'pincode', '560034');
    await until(() => backend.of('findPincode').length === 1);
    await typeInto(element, 'pincode', '700016');
    await until(() => backend.of('findPincode').length === 2);
    const place = (pincode: string, district: string): object => ({
      pincode,
      state: { code: '1', name: 'State' },
      district: { code: '1', name: district },
    });
    answers.release(1, place('700016', 'Kolkata'));
    answers.release(0, place('560034', 'Bengaluru'));
    await until(() => textOf(element, 'place').includes('Kolkata'));
    await aMoment();
    assert.include(textOf(element, 'place'), 'Kolkata');
    assert.strictEqual(textOf(element, 'place-before'), 'Until now: district Bengaluru Urban, Karnataka');
    await typeInto(element, 'pincode', '560001');
    assert.include(textOf(element, 'place'), 'Bengaluru Urban', 'its own place needs no question');
    assert.isUndefined(findPart(element, 'place-before'));
    assert.lengthOf(backend.of('findPincode'), 2);
  });

  it('saved: says so aloud, shows the profile, tells the page, and focus is on "Edit"', async () => {
    const { element } = profilePage();
    const events = heard(element, 'profile-updated');
    await save(element);
    assert.strictEqual(textOf(element, 'notice'), 'Your profile is saved.');
    assert.include(
      element.shadowRoot!.querySelector('[role="status"]')?.textContent,
      'Your profile is saved.',
    );
    assert.include(textOf(element, 'value-home'), '7, Park Street');
    assert.strictEqual(focused(), part(element, 'button-edit'));
    assert.deepEqual(events, [{ version: 1 }]);
  });

  it('saved, but not read again: says so, and reads it anew', async () => {
    const { element, backend } = profilePage({ updateProfile: {} });
    await move(element);
    backend.change({ readProfile: movedProfile });
    await go(element, 'submit');
    assert.include(textOf(element, 'notice'), 'could not be read again');
    assert.include(textOf(element, 'value-home'), '7, Park Street');
    assert.lengthOf(backend.of('readProfile'), 2);
  });

  it('taken, but ABDM shows something else: never called saved', async () => {
    const { element } = profilePage({ updateProfile: { profile: selfDeclaredProfile } });
    await save(element);
    assert.include(textOf(element, 'notice'), 'shows something else so far');
    assert.include(textOf(element, 'value-home'), '12, MG Road');
  });

  it('once per press, however often it is pressed', async () => {
    const { element, backend } = profilePage({ updateProfile: never });
    await move(element);
    for (let press = 0; press < 5; press++) part(element, 'button-submit').click();
    await until(() => backend.of('updateProfile').length === 1);
    await aMoment();
    assert.lengthOf(backend.of('updateProfile'), 1);
  });

  for (const kind of ['offline', 'upstream-timeout', 'upstream-unavailable'] as const) {
    it(`an answer that was lost (${kind}): the profile is read back, and a change that was made is not made again`, async () => {
      const { element, backend } = profilePage({
        updateProfile: kind === 'offline' ? offline : refuse(kind),
      });
      await move(element);
      backend.change({ readProfile: movedProfile });
      await go(element, 'submit');
      assert.strictEqual(textOf(element, 'notice'), 'Your profile is saved.');
      assert.deepEqual([backend.of('updateProfile').length, backend.of('readProfile').length], [1, 2]);
    });
  }

  it('an answer that was lost and a change that was not made: says so, keeps what was typed, repeats nothing itself', async () => {
    const { element, backend } = profilePage({ updateProfile: offline });
    const events = heard(element, 'profile-updated');
    await save(element);
    assert.include(textOf(element, 'alert'), 'cannot be reached');
    assert.strictEqual(line(element), '7, Park Street');
    assert.deepEqual([backend.of('updateProfile').length, events.length], [1, 0]);
    backend.change(smoothProfile);
    await go(element, 'retry');
    assert.strictEqual(textOf(element, 'notice'), 'Your profile is saved.');
  });

  for (const fault of faults.filter(({ kind }) => kind !== 'patient-changed')) {
    it(`${fault.name} while saving: words, the draft stays, and a way on`, async () => {
      const { element, backend } = profilePage({ updateProfile: fault.answer });
      await move(element);
      hurry(100);
      await pressPart(element, 'button-submit');
      await atRest(element);
      ordinaryTime();
      assert.isNotEmpty(textOf(element, 'alert'));
      assert.strictEqual(line(element), '7, Park Street');
      backend.change(smoothProfile);
      await go(element, 'submit');
      assert.strictEqual(textOf(element, 'notice'), 'Your profile is saved.');
    });
  }

  it('a session that ended: renewed, and saved without another press', async () => {
    const { element, backend } = profilePage({
      updateProfile: [refuse('session-expired'), { profile: movedProfile }],
    });
    await save(element);
    await atRest(element);
    assert.strictEqual(textOf(element, 'notice'), 'Your profile is saved.');
    assert.lengthOf(backend.of('updateProfile'), 2);
  });
});

describe('Changes that are not saved', () => {
  afterEach(closeAll);

  it('are asked about before they are dropped, in place', async () => {
    const { element, backend } = profilePage();
    await move(element);
    await go(element, 'cancel');
    assert.strictEqual(focused(), part(element, 'leaving'));
    await go(element, 'keep');
    assert.isUndefined(findPart(element, 'leaving'));
    assert.strictEqual(line(element), '7, Park Street');
    await go(element, 'cancel');
    await go(element, 'discard');
    assert.include(textOf(element, 'value-home'), '12, MG Road');
    assert.strictEqual(focused(), part(element, 'button-edit'));
    assert.lengthOf(backend.of('updateProfile'), 0);
  });

  it('nothing to lose, nothing to ask', async () => {
    const { element } = profilePage();
    await edit(element);
    await go(element, 'cancel');
    assert.isDefined(findPart(element, 'details'));
  });

  it('keep the page from being left, and only they', async () => {
    const { element } = profilePage();
    await edit(element);
    assert.isFalse(isGuarded(), 'a form alone');
    await typeInto(element, 'line', '7, Park Street');
    assert.isTrue(isGuarded());
    await typeInto(element, 'line', '12, MG Road');
    assert.isFalse(isGuarded(), 'typed back');
    await typeInto(element, 'line', '7, Park Street');
    await go(element, 'submit');
    assert.isFalse(isGuarded(), 'saved');
    await go(element, 'edit');
    await typeInto(element, 'line', '8, Park Street');
    element.remove();
    assert.isFalse(isGuarded(), 'removed');
  });
});

describe('A profile that is changed elsewhere while it is edited', () => {
  afterEach(closeAll);
  const meanwhile = (changes: Parameters<typeof changedElsewhere>[0]) =>
    profilePage({
      readProfile: [selfDeclaredProfile, changedElsewhere(changes)],
      updateProfile: [
        refuse('profile-changed'),
        { profile: { ...movedProfile, ...changes, etag: 'etag.3' } },
      ],
    });

  it('what only ABDM changed is taken and named; saving again uses what ABDM has now', async () => {
    const { element, backend } = meanwhile({ lastName: 'Sharma', pincode: '560034' });
    await save(element);
    assert.include(textOf(element, 'alert'), 'changed elsewhere in the meantime');
    assert.include(textOf(element, 'changed'), 'Last name and PIN code');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-lastName').value, 'Sharma');
    assert.strictEqual(line(element), '7, Park Street');
    await go(element, 'submit');
    assert.deepEqual(backend.of('updateProfile')[1]?.body, {
      etag: 'etag.elsewhere',
      changes: { address: '7, Park Street' },
    });
  });

  it('what both changed is the patient’s choice, and cannot be saved without it', async () => {
    const { element, backend } = meanwhile({ address: '99, Church Street', lastName: 'Sharma' });
    await save(element);
    assert.include(textOf(element, 'conflict'), 'Keep mine: 7, Park Street');
    assert.include(textOf(element, 'conflict'), 'Take ABDM’s: 99, Church Street');
    await go(element, 'submit');
    assert.include(textOf(element, 'conflict'), 'Please choose one of the two.');
    assert.strictEqual(focused(), choice(element, 'line', 'mine'));
    assert.lengthOf(backend.of('updateProfile'), 1);
    choice(element, 'line', 'theirs').click();
    await element.updateComplete;
    assert.strictEqual(line(element), '99, Church Street');
    choice(element, 'line', 'mine').click();
    await element.updateComplete;
    assert.strictEqual(line(element), '7, Park Street', 'nothing typed is lost');
    await go(element, 'submit');
    assert.deepEqual(backend.of('updateProfile')[1]?.body['changes'], { address: '7, Park Street' });
  });

  it('by another element of the page: the same, without a press', async () => {
    const { element, connect, backend } = profilePage();
    const other = document.createElement('abha-profile');
    connect.append(other);
    await move(element);
    await read(other);
    assert.lengthOf(backend.of('readProfile'), 1, 'both share one reading');
    await go(other, 'edit');
    await typeInto(other, 'line', '99, Church Street');
    backend.change({ updateProfile: { profile: changedElsewhere({ address: '99, Church Street' }) } });
    await go(other, 'submit');
    await atRest(element);
    assert.isDefined(findPart(element, 'conflict'));
    assert.strictEqual(line(element), '7, Park Street');
    assert.include(element.shadowRoot!.querySelector('[role="status"]')?.textContent, 'changed elsewhere');
  });

  it('KYC was verified meanwhile: what is locked now is told', async () => {
    const { element } = meanwhile({ ...verifiedProfile, etag: 'etag.kyc' });
    await move(element);
    await typeInto(element, 'firstName', 'Asha');
    await go(element, 'submit');
    assert.include(textOf(element, 'changed'), 'can no longer be changed here: First name');
    assert.isUndefined(findPart(element, 'field-firstName'));
    assert.strictEqual(line(element), '7, Park Street');
  });

  it('and cannot be read anew: says so, and nothing typed is lost', async () => {
    const { element, backend } = meanwhile({ lastName: 'Sharma' });
    await move(element);
    backend.change({ readProfile: offline });
    await go(element, 'submit');
    assert.isDefined(findPart(element, 'button-retry'));
    assert.strictEqual(line(element), '7, Park Street');
    backend.change({ readProfile: changedElsewhere({ lastName: 'Sharma' }) });
    await go(element, 'retry');
    assert.include(textOf(element, 'changed'), 'Last name');
  });
});
