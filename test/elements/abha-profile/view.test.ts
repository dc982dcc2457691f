import { assert } from '@open-wc/testing';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { initialsOf } from '../../../src/elements/abha-profile/screens/portrait.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { faults } from '../../support/faults.js';
import { never, refuse } from '../../support/fixtures.js';
import {
  changedElsewhere,
  partialProfile,
  photo,
  profileScenes,
  type ProfileSceneName,
  read,
  smoothProfile,
  verifiedProfile,
} from '../../support/fixtures-profile.js';
import { atRest, go } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { profilePage } from './page.js';

describe('The states of <abha-profile>', () => {
  afterEach(closeAll);
  const expected: Partial<Record<ProfileSceneName, readonly string[]>> = {
    verified: ['idle'],
    selfDeclared: ['idle'],
    loading: ['loading'],
    empty: ['empty'],
    partial: ['partial'],
    refreshing: ['loading', 'stale'],
    stale: ['stale'],
    error: ['error'],
    sessionEnded: ['error'],
    offline: ['offline'],
    saving: ['loading'],
    kycBeingSent: ['loading'],
    deleting: ['loading'],
    deleted: ['empty'],
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
    const verified = profilePage({ readProfile: verifiedProfile }).element;
    await read(verified);
    assert.strictEqual(textOf(verified, 'badge'), '✓ KYC Verified');
    assert.strictEqual(textOf(verified, 'value-number'), '91-1234-5678-9015');
    assert.strictEqual(textOf(verified, 'value-birth'), 'March 27, 1995');
    assert.strictEqual(textOf(verified, 'value-home'), '12, MG Road, Bengaluru Urban, Karnataka 560001');
    const stated = profilePage({
      readProfile: changedElsewhere({ abhaNumber: '91-1234-5678-9015' }),
    }).element;
    await read(stated);
    assert.strictEqual(textOf(stated, 'badge'), '! Self Declared');
    assert.isUndefined(findPart(stated, 'row-number'));
    assert.notInclude(textOf(stated), '91-1234');
  });

  it('all ABHA addresses, the one in use first and marked', async () => {
    const addresses = ['91123456789015@abdm', 'nisha.rao@abdm', 'nisha95@abdm'];
    const { element } = profilePage({ readProfile: { ...verifiedProfile, abhaAddresses: addresses } });
    await read(element);
    const shown = [...element.shadowRoot!.querySelectorAll('[part="abha-address"]')];
    assert.deepEqual(
      shown.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
      ['nisha.rao@abdm in use here', '91123456789015@abdm', 'nisha95@abdm'],
    );
    const one = profilePage().element;
    await read(one);
    assert.isUndefined(findPart(one, 'mark'), 'a single one needs no mark');
  });

  it('of a date of birth what is known: the year alone', async () => {
    const { element } = profilePage({ readProfile: partialProfile });
    await read(element);
    assert.strictEqual(textOf(element, 'value-birth'), '1995');
  });

  it('the photo, named for those who cannot see it; initials where there is none, or a broken one', async () => {
    const { element } = profilePage({ readProfile: { ...verifiedProfile, photo } });
    await read(element);
    const image = part<HTMLImageElement>(element, 'photo');
    await until(() => image.complete);
    assert.strictEqual(image.alt, 'Photo of Nisha Rao');
    assert.strictEqual(image.naturalWidth, 1);
    assert.isTrue(image.checkVisibility());
    const broken = profilePage({ readProfile: { ...verifiedProfile, photo: '/9j/AAAA' } }).element;
    await read(broken);
    await until(() => !part(broken, 'photo').checkVisibility());
    assert.strictEqual(textOf(broken, 'initials'), 'NR');
  });

  for (const [name, initials] of [
    ['Nisha Rao', 'NR'],
    ['निशा कुमारी राव', 'निरा'],
    ['asha', 'A'],
    ['<b>\u202eRao</b>', 'B'],
    ['… 123', ''],
  ] as const)
    it(`initials of "${name}": "${initials}"`, () => {
      assert.strictEqual(initialsOf(name), initials);
    });

  it('nobody signed in: the portal’s sign-in, by slot or link, and never a script', async () => {
    const script = { readProfile: refuse('sign-in-required') };
    const { element } = profilePage(script, { 'sign-in-url': '/sign-in' });
    await read(element);
    assert.strictEqual(part<HTMLAnchorElement>(element, 'sign-in').pathname, '/sign-in');
    assert.isNotNull(element.shadowRoot!.querySelector('slot[name="sign-in"]'));
    const hostile = profilePage(script, { 'sign-in-url': 'javascript:alert(1)' }).element;
    await read(hostile);
    assert.isUndefined(findPart(hostile, 'sign-in'));
  });

  it('a wait ends by itself: "try again" comes when it is over', async () => {
    const { element, backend } = profilePage({
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
      const { element, backend } = profilePage({ readProfile: fault.answer });
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

describe('What a patient can do with <abha-profile>', () => {
  afterEach(closeAll);
  const buttons = (element: AbhaProfile): string[] =>
    ['edit', 'kyc', 'card', 'delete'].filter((name) => findPart(element, `button-${name}`));

  for (const [named, there] of [
    [undefined, ['edit', 'kyc', 'card', 'delete']],
    ['edit card', ['edit', 'card']],
    [' KYC  nonsense ', ['kyc']],
    ['', []],
  ] as const)
    it(`actions="${named ?? 'not set'}": ${there.join() || 'nothing'}`, async () => {
      const { element } = profilePage({}, named === undefined ? {} : { actions: named });
      await read(element);
      assert.sameOrderedMembers(buttons(element), [...there]);
    });

  it('P2 15.1: "Link ABHA number" stands beside "Self Declared" only', async () => {
    const { element } = profilePage({ readProfile: verifiedProfile });
    await read(element);
    assert.deepEqual(buttons(element), ['edit', 'card', 'delete']);
  });

  it('P2 7: the ABHA card, shown and hidden again, its parts there to be styled', async () => {
    const { element } = profilePage({ readProfile: verifiedProfile }, { helpline: '14477' });
    await read(element);
    await go(element, 'card');
    const card = part<HTMLElement & { helpline?: string }>(element, 'card');
    await until(() => card.shadowRoot?.querySelector('[part~="title"]') != null, 'the card');
    assert.strictEqual(card.helpline, '14477');
    const exported = new Set(card.getAttribute('exportparts')?.split(', '));
    const parts = new Set([...card.shadowRoot!.querySelectorAll('[part]')].map((inside) => inside.part[0]));
    for (const name of parts) assert.isTrue(exported.has(`${name}: card-${name}`), name);
    await go(element, 'card');
    assert.isUndefined(findPart(element, 'card'));
  });
});

describe('A profile that is read anew', () => {
  afterEach(closeAll);

  it('stays on screen meanwhile, and says so', async () => {
    const { element } = profilePage({ readProfile: [verifiedProfile, never] });
    await read(element);
    void element.reload();
    await element.updateComplete;
    assert.isDefined(findPart(element, 'details'));
    assert.include(textOf(element, 'remark'), 'Reading your profile anew');
  });
});
