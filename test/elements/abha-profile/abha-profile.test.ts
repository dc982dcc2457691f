import { assert } from '@open-wc/testing';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf, until } from '../../support/drive.js';
import { closeAll, type ElementPage, openPage } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { faults } from '../../support/faults.js';
import { held, never, offline, refuse, type Script } from '../../support/fixtures.js';
import {
  edit,
  move,
  movedProfile,
  partialProfile,
  profileScenes,
  type ProfileSceneName,
  read,
  save,
  selfDeclaredProfile,
  smoothProfile,
  verifiedProfile,
} from '../../support/fixtures-profile.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';

const page = (script: Script = {}, attributes: Record<string, string> = {}): ElementPage<AbhaProfile> =>
  openPage('abha-profile', { script: { ...smoothProfile, ...script }, attributes });
const heard = (element: Element, name: string): Event[] => {
  const events: Event[] = [];
  element.addEventListener(name, (event) => events.push(event));
  return events;
};
const line = (element: AbhaProfile): string => part<HTMLInputElement>(element, 'input-line').value;

describe('The states of <abha-profile>', () => {
  afterEach(closeAll);
  const expected: Partial<Record<ProfileSceneName, readonly string[]>> = {
    verified: ['idle'],
    selfDeclared: ['idle'],
    loading: ['loading'],
    empty: ['empty'],
    partial: ['partial'],
    stale: ['stale'],
    error: ['error'],
    sessionEnded: ['error'],
    offline: ['offline'],
    saving: ['loading'],
    edit: ['idle'],
    withoutConnection: ['idle'],
  };
  const states = ['idle', 'loading', 'empty', 'partial', 'stale', 'error', 'offline'];
  for (const [name, on] of Object.entries(expected) as [ProfileSceneName, readonly string[]][]) {
    it(`${name}: ${on.join()}, and nothing else`, async () => {
      const { element } = await openScene('abha-profile', profileScenes[name]);
      assert.deepEqual(
        states.filter((state) => element.matches(`:state(${state})`)),
        on,
      );
    });
  }
});

describe('What <abha-profile> shows', () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  it('P2 6: "KYC Verified" with the ABHA number, "Self Declared" without', async () => {
    const verified = page({ readProfile: verifiedProfile }).element;
    await read(verified);
    assert.include(textOf(verified, 'badge'), 'KYC Verified');
    assert.strictEqual(textOf(verified, 'value-number'), '91-1234-5678-9015');
    assert.strictEqual(textOf(verified, 'value-birth'), 'March 27, 1995');
    assert.strictEqual(textOf(verified, 'value-home'), '12, MG Road, Bengaluru Urban, Karnataka 560001');
    assert.strictEqual(textOf(verified, 'value-other-addresses'), '91123456789015@abdm');
    const stated = page().element;
    await read(stated);
    assert.include(textOf(stated, 'badge'), 'Self Declared');
    assert.isUndefined(findPart(stated, 'row-number'));
  });

  it('of a date of birth what is known: the year alone', async () => {
    const { element } = page({ readProfile: partialProfile });
    await read(element);
    assert.strictEqual(textOf(element, 'value-birth'), '1995');
  });

  it('nobody signed in: the portal’s sign-in, by slot or link, and never a script', async () => {
    const script = { readProfile: refuse('sign-in-required') };
    const { element } = page(script, { 'sign-in-url': '/sign-in' });
    await read(element);
    assert.strictEqual(part<HTMLAnchorElement>(element, 'sign-in').pathname, '/sign-in');
    assert.isNotNull(element.shadowRoot!.querySelector('slot[name="sign-in"]'));
    const hostile = page(script, { 'sign-in-url': 'javascript:alert(1)' }).element;
    await read(hostile);
    assert.isUndefined(findPart(hostile, 'sign-in'));
  });

  it('a wait ends by itself: "try again" comes when it is over', async () => {
    const { element, backend } = page({
      readProfile: refuse('too-many-requests', { retryAfterSeconds: 90 }),
    });
    await read(element);
    assert.isUndefined(findPart(element, 'button-retry'));
    const told = textOf(element, 'alert');
    backend.change(smoothProfile);
    advance(45);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.strictEqual(textOf(element, 'alert'), told, 'the moment does not run away');
    advance(91);
    await until(() => findPart(element, 'button-retry') !== undefined);
    await go(element, 'retry');
    assert.isDefined(findPart(element, 'details'));
  });

  for (const fault of faults.filter(({ kind }) => kind !== 'patient-changed')) {
    it(`${fault.name} while reading: words, and after it a way on`, async () => {
      hurry(100);
      const { element, backend } = page({ readProfile: fault.answer });
      await read(element);
      ordinaryTime();
      assert.isNotEmpty(textOf(element, 'alert'));
      assert.isUndefined(findPart(element, 'details'));
      backend.change(smoothProfile);
      await element.reload();
      await atRest(element);
      assert.isDefined(findPart(element, 'details'));
    });
  }
});

describe('Changing a profile', () => {
  afterEach(closeAll);

  it('P2 17.1, VRFY_ABHA_101: of a verified one the address alone; the rest is locked, and goes along as it is', async () => {
    const { element, backend } = page({ readProfile: verifiedProfile });
    await edit(element);
    for (const field of ['firstName', 'birth', 'gender'])
      assert.isUndefined(findPart(element, `field-${field}`));
    assert.include(textOf(element, 'remark'), 'come from Aadhaar and cannot be changed here');
    await typeInto(element, 'line', '7, Park Street');
    await go(element, 'submit');
    assert.deepEqual(backend.of('updateProfile')[0]?.body, {
      identity: {
        firstName: 'Nisha',
        lastName: 'Rao',
        gender: 'F',
        yearOfBirth: 1995,
        monthOfBirth: 3,
        dayOfBirth: 27,
      },
      pincode: '560001',
      address: '7, Park Street',
    });
  });

  it('P2 18.1 to 18.5: of a self-declared one everything', async () => {
    const { element, backend } = page();
    await edit(element);
    const texts = { firstName: ' Asha ', middleName: 'K', lastName: '', day: '१', month: '12', year: '1990' };
    for (const [field, text] of Object.entries(texts)) await typeInto(element, field, text);
    element.shadowRoot!.querySelector<HTMLInputElement>('[part~="radio"][value="O"]')?.click();
    await go(element, 'submit');
    assert.deepEqual(backend.of('updateProfile')[0]?.body['identity'], {
      firstName: 'Asha',
      middleName: 'K',
      gender: 'O',
      yearOfBirth: 1990,
      monthOfBirth: 12,
      dayOfBirth: 1,
    });
  });

  it('what ABDM lacks of the birth is asked for before the first save', async () => {
    const { element, backend } = page({ readProfile: partialProfile });
    await edit(element);
    assert.include(textOf(element, 'notice'), 'does not know your full date of birth');
    await go(element, 'submit');
    assert.include(textOf(element, 'problem-birth'), 'Please enter day, month and year of birth.');
    assert.strictEqual(focused()?.id, 'day');
    assert.lengthOf(backend.of('updateProfile'), 0);
    await typeInto(element, 'day', '27');
    await typeInto(element, 'month', '3');
    await go(element, 'submit');
    assert.deepInclude(backend.of('updateProfile')[0]?.body['identity'], { dayOfBirth: 27, monthOfBirth: 3 });
  });

  it('a typed PIN code is looked up: the newest one counts', async () => {
    const answers = held();
    const { element, backend } = page({ findPincode: answers.answer });
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
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.include(textOf(element, 'place'), 'Kolkata');
  });

  it('saved: says so aloud, shows the profile, tells the page, and focus is on "Edit"', async () => {
    const { element } = page();
    const events = heard(element, 'profile-updated');
    await save(element);
    assert.strictEqual(textOf(element, 'notice'), 'Your profile is saved.');
    assert.include(
      element.shadowRoot!.querySelector('[role="status"]')?.textContent,
      'Your profile is saved.',
    );
    assert.include(textOf(element, 'value-home'), '7, Park Street');
    assert.strictEqual(focused(), part(element, 'button-edit'));
    assert.deepEqual(
      events.map((event) => (event as CustomEvent<unknown>).detail),
      [{ version: 1 }],
    );
  });

  it('once per press, however often it is pressed', async () => {
    const { element, backend } = page({ updateProfile: never });
    await move(element);
    for (let press = 0; press < 5; press++) part(element, 'button-submit').click();
    await until(() => backend.of('updateProfile').length === 1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.lengthOf(backend.of('updateProfile'), 1);
  });

  for (const kind of ['offline', 'upstream-timeout', 'upstream-unavailable'] as const) {
    it(`an answer that was lost (${kind}): the profile is read back, and a change that was made is not made again`, async () => {
      const { element, backend } = page({ updateProfile: kind === 'offline' ? offline : refuse(kind) });
      await move(element);
      backend.change({ readProfile: movedProfile });
      await go(element, 'submit');
      assert.strictEqual(textOf(element, 'notice'), 'Your profile is saved.');
      assert.deepEqual([backend.of('updateProfile').length, backend.of('readProfile').length], [1, 2]);
    });
  }

  it('an answer that was lost and a change that was not made: says so, keeps what was typed, repeats nothing itself', async () => {
    const { element, backend } = page({ updateProfile: offline });
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
      const { element, backend } = page({ updateProfile: fault.answer });
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

  it('"Cancel" changes nothing', async () => {
    const { element, backend } = page();
    await move(element);
    await go(element, 'cancel');
    assert.include(textOf(element, 'value-home'), '12, MG Road');
    assert.lengthOf(backend.of('updateProfile'), 0);
  });
});

describe('<abha-profile> shows nothing of a patient who is gone', () => {
  afterEach(closeAll);
  const hers = /Nisha|nisha\.rao|91-1234|MG Road|Park Street/;

  /** All that the element shows from now on, change by change. */
  function watch(element: AbhaProfile): string[] {
    const shown: string[] = [];
    const look = (): void => {
      const inputs = [...element.shadowRoot!.querySelectorAll('input')].map(({ value }) => value);
      shown.push(textOf(element) + inputs.join());
    };
    new MutationObserver(look).observe(element.shadowRoot!, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    return shown;
  }

  for (const [where, reach] of [
    ['while it is shown', read],
    ['while it is edited', move],
  ] as const) {
    it(`${where}: another patient, in this tab or another`, async () => {
      const { element, connect, backend, patient } = page({ readProfile: verifiedProfile });
      await reach(element);
      backend.change({
        readProfile: {
          ...selfDeclaredProfile,
          fullName: 'Vikram',
          address: 'Elsewhere 1',
          abhaAddress: 'vikram@abdm',
          abhaAddresses: ['vikram@abdm'],
        },
      });
      patient('vikram');
      const shown = watch(element);
      await connect.session();
      await until(() => textOf(element).includes('Vikram'));
      assert.isNotEmpty(shown);
      for (const text of shown) assert.notMatch(text, hers);
      assert.isUndefined(findPart(element, 'form'), 'the draft is gone');
    });

    it(`${where}: sign-out`, async () => {
      const { element, connect, backend, patient } = page({ readProfile: verifiedProfile });
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
      const { element, backend, patient } = page({ readProfile: verifiedProfile });
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

    it(`${where}: a page that comes back with the same patient goes on`, async () => {
      const { element } = page({ readProfile: verifiedProfile });
      await reach(element);
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await element.updateComplete;
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until(() => findPart(element, reach === read ? 'details' : 'input-line') !== undefined);
      if (reach === move) assert.strictEqual(line(element), '7, Park Street');
    });
  }

  it('who is signed out by the portal meanwhile: a reload, or a save, shows the way to sign in and nothing else', async () => {
    for (const act of [
      (element: AbhaProfile) => element.reload(),
      (element: AbhaProfile) => go(element, 'submit'),
    ]) {
      const { element, backend } = page();
      await move(element);
      const gone = refuse('sign-in-required');
      backend.change({ readProfile: gone, updateProfile: gone });
      await act(element);
      await atRest(element);
      assert.include(textOf(element, 'alert'), 'Please sign in first.');
      assert.notMatch(textOf(element), hers);
      assert.isTrue(element.matches(':state(empty)'));
    }
  });

  it('another proxy, as another base-url says, is another patient', async () => {
    const { element } = page();
    await read(element);
    element.baseUrl = '/elsewhere';
    await element.updateComplete;
    await element.updateComplete;
    assert.notMatch(textOf(element), hers);
  });

  it('removed, it forgets; moved, it keeps the draft', async () => {
    const { element, connect, backend } = page();
    await move(element);
    connect.append(element);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.strictEqual(line(element), '7, Park Street');
    assert.lengthOf(backend.of('readProfile'), 1);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 30));
    backend.change({ readProfile: never });
    connect.append(element);
    await element.updateComplete;
    assert.notMatch(textOf(element), hers);
  });
});
