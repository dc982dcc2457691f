import { assert } from '@open-wc/testing';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { faults } from '../../support/faults.js';
import { held } from '../../support/fixtures.js';
import { read, reveal, smoothProfile } from '../../support/fixtures-profile.js';
import { atRest, focused, go, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { aMoment, profilePage } from './page.js';

describe('The mobile number', () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });
  const shown = (element: AbhaProfile): string =>
    part(element, 'value-mobile').querySelector('bdi')?.textContent ?? '';

  it('is masked, and whole only while the patient wants it', async () => {
    const { element, backend } = profilePage();
    await read(element);
    assert.strictEqual(shown(element), '******0001');
    assert.lengthOf(backend.of('readMobile'), 0);
    part(element, 'button-reveal').focus();
    await go(element, 'reveal');
    assert.strictEqual(shown(element), '99999 00001');
    assert.isTrue(focused() === part(element, 'button-reveal'), 'focus stays on the button');
    await go(element, 'reveal');
    assert.strictEqual(shown(element), '******0001');
    assert.notInclude(element.shadowRoot!.textContent, '99999');
  });

  it('is hidden again after a minute', async () => {
    const { element } = profilePage();
    await read(element);
    hurry(100);
    await go(element, 'reveal');
    ordinaryTime();
    assert.strictEqual(shown(element), '99999 00001');
    await until(() => shown(element) === '******0001', 'the number to be hidden');
  });

  it('is hidden when the page is out of sight, or left', async () => {
    const { element } = profilePage();
    await reveal(element);
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    await element.updateComplete;
    assert.strictEqual(shown(element), '******0001');
    await go(element, 'reveal');
    assert.strictEqual(shown(element), '99999 00001');
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await element.updateComplete;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => findPart(element, 'details') !== undefined);
    assert.strictEqual(shown(element), '******0001');
  });

  it('is asked for once per press, and not shown when the answer comes too late', async () => {
    const answers = held();
    const { element, backend, connect, patient } = profilePage({ readMobile: answers.answer });
    await read(element);
    for (let press = 0; press < 4; press++) await pressPart(element, 'button-reveal');
    await until(() => backend.of('readMobile').length === 1);
    patient('vikram');
    await connect.session();
    answers.release(0, { mobile: '9999900001' });
    await aMoment();
    await atRest(element);
    assert.lengthOf(backend.of('readMobile'), 1);
    assert.notInclude(element.shadowRoot!.textContent, '99999 00001');
  });

  it('where ABDM does not tell it: says so', async () => {
    const { element } = profilePage({ readMobile: {} });
    await reveal(element);
    assert.strictEqual(textOf(element, 'mobile-remark'), 'ABDM does not tell the whole number.');
    assert.strictEqual(shown(element), '******0001');
  });

  for (const fault of faults.filter(({ kind }) => kind !== 'patient-changed'))
    it(`${fault.name}: words, and the profile stays`, async () => {
      const { element, backend } = profilePage({ readMobile: fault.answer });
      await read(element);
      hurry(100);
      await go(element, 'reveal');
      ordinaryTime();
      assert.isNotEmpty(textOf(element, 'mobile-remark'));
      assert.isDefined(findPart(element, 'details'));
      backend.change(smoothProfile);
      await go(element, 'reveal');
      assert.strictEqual(shown(element), '99999 00001');
    });
});
