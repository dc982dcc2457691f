import { assert } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { AbdmClient, type AbdmError } from '../../../src/client/index.js';
import { readProfile } from '../../../src/contract/profile.js';
import type { AbdmConnect } from '../../../src/elements/abdm-connect/index.js';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import type { SessionRenewal } from '../../../src/elements/session-renewal/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll, type ElementPage, openPage } from '../../support/element-page.js';
import { held, offline, otpBudget, refuse, type Script } from '../../support/fixtures.js';
import { move, movedProfile, selfDeclaredProfile } from '../../support/fixtures-profile.js';
import { expiredSession, openSession, smoothRenewal } from '../../support/fixtures-session.js';
import { focused, go, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { assertAccessible } from '../axe.js';

/** A page with a profile whose session with ABDM is over; `open` opens it. */
function expiredPage(script: Script = {}, lang = 'en'): ElementPage<AbhaProfile> & { open(): void } {
  const expired: Script = { readProfile: refuse('session-expired') };
  const page = openPage('abha-profile', { lang, script: { ...smoothRenewal, ...expired, ...script } });
  const open = (): void =>
    page.backend.change({
      readProfile: selfDeclaredProfile,
      updateProfile: { profile: movedProfile },
      findSession: openSession,
      verifySessionOtp: openSession,
    });
  return { ...page, open };
}

const dialogOf = (connect: AbdmConnect): HTMLDialogElement | null =>
  connect.shadowRoot!.querySelector('dialog');
const renewalIn = (connect: AbdmConnect): SessionRenewal =>
  connect.shadowRoot!.querySelector('session-renewal')!;

async function asks(connect: AbdmConnect): Promise<SessionRenewal> {
  await until(() => dialogOf(connect)?.open === true, 'the dialog');
  await until(() => findPart(renewalIn(connect), 'button-submit') !== undefined, 'the renewal to ask');
  return renewalIn(connect);
}

/** Types the code; the session is open when it is checked. */
async function renewIn(renewal: SessionRenewal, open: () => void): Promise<void> {
  await go(renewal, 'submit');
  await typeInto(renewal, 'otp', '123456');
  open();
  part(renewal, 'button-submit').click();
}

const shown = (element: LitElement): Promise<void> =>
  until(() => findPart(element, 'details') !== undefined, 'the profile');
const saysEnded = (element: LitElement): Promise<void> =>
  until(() => findPart(element, 'button-renew') !== undefined, 'the way to renew');

describe('An ended session: the dialog of <abdm-connect>', () => {
  afterEach(closeAll);

  it('renews once for many elements, and each call goes on exactly once', async () => {
    const { connect, element, backend, open } = expiredPage();
    const more = Array.from({ length: 4 }, () => connect.appendChild(document.createElement('abha-profile')));
    const renewed: Event[] = [];
    connect.addEventListener('abdm-session-renewed', (event) => renewed.push(event));
    await renewIn(await asks(connect), open);
    for (const profile of [element, ...more]) await shown(profile);
    assert.lengthOf(backend.of('sendSessionOtp'), 1);
    assert.lengthOf(backend.of('verifySessionOtp'), 1);
    assert.lengthOf(
      backend.of('readProfile'),
      2,
      'one reading for all of them that met the end, and it again',
    );
    assert.lengthOf(renewed, 1);
    assert.isNull(dialogOf(connect));
  });

  for (const lang of ['en', 'hi']) {
    it(`has a name, holds the focus on its heading, and axe finds nothing, in ${lang}`, async () => {
      const { connect } = expiredPage({}, lang);
      const renewal = await asks(connect);
      assert.strictEqual(dialogOf(connect)!.ariaLabel, part(renewal, 'frame').ariaLabel);
      await until(() => focused()?.id === 'title', 'focus on the heading');
      await assertAccessible(connect, lang);
    });
  }

  it('its parts can be named from the page, each that <session-renewal> documents', async () => {
    const { connect } = expiredPage();
    const renewal = await asks(connect);
    const response = await fetch('/custom-elements.json');
    const { modules } = (await response.json()) as {
      modules: { declarations: { tagName?: string; cssParts?: { name: string }[] }[] }[];
    };
    const told = modules
      .flatMap(({ declarations }) => declarations)
      .find((one) => one.tagName === 'session-renewal');
    const names = (told?.cssParts ?? []).map(({ name }) => `${name}: renewal-${name}`);
    assert.strictEqual(renewal.getAttribute('exportparts'), names.join(', '));
  });

  const refusals: Record<string, (connect: AbdmConnect) => void> = {
    Esc: (connect) => dialogOf(connect)!.dispatchEvent(new Event('cancel', { cancelable: true })),
    'a browser that closes it without asking': (connect) => dialogOf(connect)!.close(),
    '"Not now"': (connect) => part(renewalIn(connect), 'button-cancel').click(),
  };
  for (const [how, refuseIt] of Object.entries(refusals)) {
    it(`${how} ends it: the element says so, with a way to renew that works`, async () => {
      const button = document.body.appendChild(document.createElement('button'));
      button.focus();
      const { connect, element, backend, open } = expiredPage();
      await asks(connect);
      refuseIt(connect);
      await saysEnded(element);
      assert.isNull(dialogOf(connect));
      assert.include(textOf(element, 'alert'), 'Your ABDM session has ended');
      assert.lengthOf(backend.of('readProfile'), 1);
      assert.strictEqual(document.activeElement, button, 'focus is where it was');
      part(element, 'button-renew').click();
      await renewIn(await asks(connect), open);
      await shown(element);
      button.remove();
    });
  }

  it('what was typed stays, the call goes on, and focus goes where it leads', async () => {
    const { connect, element, backend, open } = expiredPage({
      readProfile: selfDeclaredProfile,
      updateProfile: refuse('session-expired'),
    });
    await move(element);
    part(element, 'button-submit').focus();
    part(element, 'button-submit').click();
    const renewal = await asks(connect);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-line').value, '7, Park Street');
    await renewIn(renewal, open);
    await shown(element);
    assert.deepEqual(
      backend.of('updateProfile').map(({ body }) => (body['changes'] as { address?: string }).address),
      ['7, Park Street', '7, Park Street'],
    );
    assert.strictEqual(focused(), part(element, 'button-edit'));
  });

  it('declined while saving: the draft stays, and "Renew the session" saves it', async () => {
    const { connect, element, open } = expiredPage({
      readProfile: selfDeclaredProfile,
      updateProfile: refuse('session-expired'),
    });
    await move(element);
    part(element, 'button-submit').click();
    await asks(connect);
    part(renewalIn(connect), 'button-cancel').click();
    await until(() => findPart(element, 'button-way-on') !== undefined);
    assert.strictEqual(part<HTMLInputElement>(element, 'input-line').value, '7, Park Street');
    part(element, 'button-way-on').click();
    await renewIn(await asks(connect), open);
    await until(() => textOf(element).includes('Your profile is saved.'));
  });

  it('a wrong code, a lost network and a lock are said in it, and leave a way on', async () => {
    const { connect, element, backend, open } = expiredPage({ verifySessionOtp: refuse('otp-wrong') });
    const renewal = await asks(connect);
    await renewIn(renewal, () => undefined);
    await until(() => findPart(renewal, 'problem-otp') !== undefined);
    assert.strictEqual(focused()?.id, 'otp');
    backend.change({ verifySessionOtp: offline });
    await typeInto(renewal, 'otp', '654321');
    await go(renewal, 'submit');
    assert.include(textOf(renewal, 'alert'), 'cannot be reached');
    assert.strictEqual(part<HTMLInputElement>(renewal, 'input-otp').value, '654321');
    backend.change({ verifySessionOtp: refuse('otp-locked', { otp: otpBudget({ lockedFor: 1800 }) }) });
    await go(renewal, 'retry');
    assert.match(textOf(renewal, 'alert'), /You can try again at (\w+, \w+ \d+ at )?\d+:\d\d [AP]M\./);
    part(renewal, 'button-cancel').click();
    await saysEnded(element);
    part(element, 'button-renew').click();
    await renewIn(await asks(connect), open);
    await shown(element);
  });

  it('is not asked for by calls in the background', async () => {
    const { connect } = expiredPage();
    await asks(connect);
    renewalIn(connect).cancel();
    await until(() => dialogOf(connect) === null);
    const polling = new AbdmClient({ baseUrl: '/polling', fetch: connect.fetch! });
    let asked = 0;
    polling.session.register(() => {
      asked++;
      return Promise.resolve('ended');
    }, 'shared');
    const kind = (background: boolean): Promise<unknown> =>
      polling.call(readProfile, {}, { background }).catch((error: unknown) => (error as AbdmError).kind);
    assert.deepEqual([await kind(true), asked], ['session-expired', 0]);
    assert.deepEqual([await kind(false), asked], ['session-expired', 1]);
  });

  it('goes when another patient is signed in meanwhile; the call of the one before is not made for the next', async () => {
    const { connect, element, backend, patient, open } = expiredPage({
      readProfile: selfDeclaredProfile,
      updateProfile: refuse('session-expired'),
    });
    await move(element);
    part(element, 'button-submit').click();
    await asks(connect);
    open();
    backend.change({ readProfile: { ...selfDeclaredProfile, fullName: 'Vikram Rao' } });
    patient('vikram');
    await connect.session();
    await until(() => dialogOf(connect) === null);
    await until(() => textOf(element).includes('Vikram Rao'));
    assert.lengthOf(backend.of('updateProfile'), 1);
    assert.isUndefined(findPart(element, 'input-line'));
  });

  it('goes with its <abdm-connect>, and the call fails instead of waiting for ever', async () => {
    const { connect } = expiredPage();
    await asks(connect);
    const renewal = renewalIn(connect).renew();
    connect.remove();
    assert.strictEqual(await renewal, 'ended');
  });
});

describe('An ended session that the portal renews in its own way', () => {
  afterEach(closeAll);

  const ways: Record<
    string,
    [decide: (until: (renewed: Promise<unknown>) => void) => void, goesOn: boolean]
  > = {
    'that succeeds': [(waitUntil) => waitUntil(Promise.resolve()), true],
    'that says false': [(waitUntil) => waitUntil(Promise.resolve(false)), false],
    'that rejects': [(waitUntil) => waitUntil(Promise.reject(new Error('no'))), false],
    'without saying when': [() => undefined, false],
  };
  for (const [how, [decide, goesOn]] of Object.entries(ways)) {
    it(`${how}: the call ${goesOn ? 'goes on' : 'fails'}, and no dialog opens`, async () => {
      const { connect, element, backend, open } = expiredPage();
      const heard: CustomEvent[] = [];
      connect.addEventListener('abdm-session-expired', (event) => {
        event.preventDefault();
        heard.push(event);
        open();
        decide(event.detail.waitUntil);
      });
      await (goesOn ? shown(element) : saysEnded(element));
      assert.lengthOf(heard, 1);
      assert.strictEqual((heard[0]!.detail as { version: number }).version, 1);
      assert.lengthOf(backend.of('readProfile'), goesOn ? 2 : 1);
      assert.isNull(dialogOf(connect));
    });
  }
});

describe('An ended session: <session-renewal> that the portal placed', () => {
  afterEach(closeAll);

  async function placedPage(
    script: Script = {},
  ): Promise<ReturnType<typeof expiredPage> & { renewal: SessionRenewal }> {
    await import('../../../src/elements/session-renewal/define.js');
    const page = expiredPage(script);
    const renewal = page.connect.appendChild(document.createElement('session-renewal'));
    await until(() => findPart(renewal, 'button-submit') !== undefined, 'the renewal to ask');
    return { ...page, renewal };
  }

  it('wins over the dialog, takes the focus, says for whom, and gives the focus back', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    const { connect, element, renewal, open } = await placedPage();
    assert.isNull(dialogOf(connect));
    assert.isTrue(renewal.matches(':state(waiting)'));
    await until(() => focused()?.id === 'title');
    await until(() => textOf(renewal).includes('For Nisha Rao'));
    await renewIn(renewal, open);
    await shown(element);
    assert.strictEqual(document.activeElement, button);
    assert.isTrue(renewal.matches(':state(idle)'));
    assert.isUndefined(findPart(renewal, 'form'));
    button.remove();
  });

  it('"Not now" leaves the way to renew in the page, and it works', async () => {
    const { element, renewal, open } = await placedPage();
    await go(renewal, 'cancel');
    await saysEnded(element);
    assert.isTrue(renewal.matches(':state(ended)'));
    part(renewal, 'button-renew').click();
    await until(() => findPart(renewal, 'button-submit') !== undefined);
    await renewIn(renewal, open);
    await until(() => renewal.matches(':state(idle)'));
  });

  it('where nobody is signed in any more says so, and holds no call up', async () => {
    const { element, renewal } = await placedPage();
    await go(renewal, 'cancel');
    await saysEnded(element);
    const page = await placedPageOfNobody();
    await until(() => textOf(page.renewal).includes('Nobody is signed in on this device any more'));
    await saysEnded(page.element);
  });

  async function placedPageOfNobody(): Promise<{ element: AbhaProfile; renewal: SessionRenewal }> {
    const { connect, element } = expiredPage({ findSession: { patients: [], gatewaySession: 'none' } });
    return { element, renewal: connect.appendChild(document.createElement('session-renewal')) };
  }

  it('names nobody any more when another patient is signed in', async () => {
    const { connect, renewal, patient, backend } = await placedPage();
    await until(() => textOf(renewal).includes('For Nisha Rao'));
    backend.change({ readProfile: selfDeclaredProfile });
    patient('vikram');
    await connect.session();
    await until(() => !textOf(renewal).includes('Nisha'));
    assert.isTrue(renewal.matches(':state(idle)'));
  });

  it('removed while it asks, it gives up', async () => {
    const { element, renewal } = await placedPage();
    renewal.remove();
    await saysEnded(element);
  });
});

describe('What a page asks <abdm-connect>', () => {
  afterEach(closeAll);

  it('session() says who is signed in', async () => {
    const { connect, backend } = openPage('abha-profile', { script: { findSession: expiredSession } });
    assert.deepEqual(await connect.session(), expiredSession);
    assert.lengthOf(backend.of('findSession'), 1);
  });

  it('switchPatient() and signOut() make elements forget whom they showed, at once', async () => {
    const next = held();
    const { connect, element, backend, patient } = openPage('abha-profile', {
      script: {
        readProfile: [selfDeclaredProfile, next.answer],
        switchPatient: openSession,
        signOut: openSession,
      },
    });
    await shown(element);
    patient('vikram');
    await connect.switchPatient('p2');
    await element.updateComplete;
    assert.notInclude(textOf(element), 'Nisha');
    assert.deepEqual(backend.of('switchPatient')[0]?.body, { patient: 'p2' });
    await until(() => backend.of('readProfile').length === 2);
    backend.change({ readProfile: refuse('sign-in-required') });
    patient('nobody');
    await connect.signOut();
    await until(() => textOf(element).includes('Please sign in first.'));
  });

  it('a failure is an error of the closed list', async () => {
    const { connect } = openPage('abha-profile', { script: { signOut: refuse('internal') } });
    const error: unknown = await connect.signOut().catch((caught: unknown) => caught);
    assert.deepInclude(error, { name: 'AbdmError', kind: 'internal' });
  });
});
