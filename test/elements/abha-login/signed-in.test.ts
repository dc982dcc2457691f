import { assert } from '@open-wc/testing';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { held, never, offline, refuse } from '../../support/fixtures.js';
import { begun, identifiers, sessions, toCode, toEnd, toOtp } from '../../support/fixtures-login.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { loginPage } from './page.js';

const names = /Nisha|Vikram|nisha\.rao|vikram_rao/;

describe('<abha-login> where somebody is signed in', () => {
  afterEach(closeAll);

  it('shows who, and whom else the device knows', async () => {
    const { element } = loginPage({ findSession: sessions.family });
    await begun(element);
    assert.include(textOf(element, 'explanation'), 'Nisha Rao');
    assert.include(textOf(element, 'accounts'), 'Vikram Rao');
    assert.strictEqual(part(element, 'button-show').ariaLabel, 'Show the data of Vikram Rao');
  });

  it('leads to another of them, says who is shown now, and keeps the focus', async () => {
    const { element, backend } = loginPage({ findSession: sessions.family });
    await begun(element);
    await go(element, 'show');
    assert.deepEqual(backend.of('switchPatient')[0]?.body, { patient: 'p2' });
    assert.include(textOf(element, 'explanation'), 'Vikram Rao');
    assert.include(element.shadowRoot!.querySelector('[role="status"]')?.textContent, 'Vikram Rao');
    assert.strictEqual(focused()?.id, 'title');
  });

  it('tries the same switch again where it failed', async () => {
    const { element, backend } = loginPage({
      findSession: sessions.family,
      switchPatient: [offline, sessions.other],
    });
    await begun(element);
    await go(element, 'show');
    await go(element, 'retry');
    assert.deepEqual(
      backend.of('switchPatient').map(({ body }) => body),
      [{ patient: 'p2' }, { patient: 'p2' }],
    );
    assert.include(textOf(element, 'explanation'), 'Vikram Rao');
  });

  it('lets one more sign in, and leads back', async () => {
    const { element } = loginPage({ findSession: sessions.family });
    await begun(element);
    await go(element, 'add');
    await go(element, 'back');
    assert.include(textOf(element, 'explanation'), 'Nisha Rao');
    await go(element, 'add');
    await toEnd(element);
    assert.isTrue(element.matches(':state(done)'));
  });

  it('signs all of them out, says so aloud, and shows none of them any more', async () => {
    const { element } = loginPage({ findSession: sessions.family });
    await begun(element);
    await go(element, 'sign-out');
    assert.notMatch(element.shadowRoot!.textContent, names);
    assert.strictEqual(textOf(element, 'notice'), 'You are signed out.');
    assert.include(element.shadowRoot!.querySelector('[role="status"]')?.textContent, 'You are signed out.');
  });

  it('takes no focus when it finds out', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    const { element } = loginPage({ findSession: sessions.one });
    await begun(element);
    await until(() => findPart(element, 'button-sign-out') !== undefined);
    assert.strictEqual(document.activeElement, button);
    button.remove();
  });
});

describe('<abha-login> while it looks who is signed in', () => {
  afterEach(closeAll);

  it('takes the first press: a slow network holds nobody up', async () => {
    const look = held();
    const { element } = loginPage({ findSession: look.answer }, { 'terms-version': '1' });
    await until(() => findPart(element, 'input-identifier') !== undefined);
    await pressPart(element, 'checkbox');
    assert.isTrue(part<HTMLInputElement>(element, 'checkbox').checked);
    await typeInto(element, 'identifier', identifiers.mobile);
    await go(element, 'submit');
    assert.isDefined(findPart(element, 'input-otp'));
    look.release(0, sessions.family);
    await atRest(element);
    assert.isDefined(findPart(element, 'input-otp'), 'the answer that came late takes nothing away');
  });

  it('a look that fails is nobody’s trouble', async () => {
    const { element } = loginPage({ findSession: refuse('upstream-unavailable') });
    await begun(element);
    assert.isUndefined(findPart(element, 'alert'));
    assert.isDefined(findPart(element, 'input-identifier'));
  });
});

describe('<abha-login> and a change of patient', () => {
  afterEach(closeAll);

  it('elsewhere on the page or in another tab: it forgets whom it showed, and looks again', async () => {
    const { element, connect, patient, backend } = loginPage({ findSession: sessions.family });
    await begun(element);
    backend.change({ findSession: sessions.nobody });
    patient('nobody');
    await connect.signOut();
    await element.updateComplete;
    assert.notMatch(element.shadowRoot!.textContent, names);
    await atRest(element);
    assert.isDefined(findPart(element, 'input-identifier'));
    assert.isUndefined(findPart(element, 'notice'));
  });

  it('after its own sign-in leaves the end on the screen', async () => {
    const { element, patient } = loginPage();
    await toCode(element);
    patient('nisha');
    await go(element, 'sign-in');
    await atRest(element);
    assert.isTrue(element.matches(':state(done)'));
    assert.include(textOf(element, 'value'), 'nisha.rao@abdm');
  });

  it('in the middle of a sign-in begins anew, and says why', async () => {
    const { element } = loginPage({
      verifyLoginOtp: refuse('patient-changed'),
      findSession: [sessions.nobody, sessions.one],
    });
    await toCode(element);
    assert.include(textOf(element, 'notice'), 'Somebody else has signed in on this device');
    assert.include(textOf(element, 'explanation'), 'Nisha Rao');
  });

  it('a page that is left shows nobody, and one that comes back looks again', async () => {
    for (const reach of [begun, toEnd]) {
      const { element, backend } = loginPage({
        findSession: reach === begun ? sessions.family : sessions.nobody,
      });
      await reach(element);
      assert.match(element.shadowRoot!.textContent, names);
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await element.updateComplete;
      assert.notMatch(element.shadowRoot!.textContent, names);
      backend.change({ findSession: sessions.nobody });
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await element.updateComplete;
      assert.notMatch(element.shadowRoot!.textContent, names);
      await atRest(element);
      assert.isDefined(findPart(element, 'input-identifier'));
    }
  });
});

describe('The life of <abha-login>', () => {
  afterEach(closeAll);

  it('moved in the page, it goes on where it was', async () => {
    const { element, connect, backend } = loginPage();
    await toOtp(element);
    connect.append(element);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await atRest(element);
    assert.isDefined(findPart(element, 'input-otp'));
    assert.lengthOf(backend.of('findSession'), 1);
  });

  it('removed, it forgets; added again, it looks who is signed in', async () => {
    const { element, connect, backend } = loginPage();
    await toOtp(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 30));
    connect.append(element);
    await begun(element);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-identifier').value, '');
    assert.lengthOf(backend.of('findSession'), 2);
  });

  it('reset() gives up what is under way and forgets everything', async () => {
    const { element } = loginPage({ sendLoginOtp: never });
    await begun(element);
    await typeInto(element, 'identifier', identifiers.mobile);
    await pressPart(element, 'button-submit');
    assert.isTrue(element.matches(':state(loading)'));
    element.reset();
    await atRest(element);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-identifier').value, '');
  });

  it('without a connection it says what to do', async () => {
    const element = document.body.appendChild(document.createElement('abha-login'));
    await until(() => findPart(element, 'notice') !== undefined);
    assert.include(textOf(element, 'notice'), '<abdm-connect base-url="…">');
    element.remove();
  });
});
