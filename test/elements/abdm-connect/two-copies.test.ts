import { ContextConsumer, ContextProvider, createContext } from '@lit/context';
import { assert, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { AbdmClient, isAbdmError } from '../../../src/client/index.js';
import type { Connection } from '../../../src/context/connection.js';
import { sharedConnection } from '../../../src/context/shared-connection.js';
import '../../../src/elements/abdm-connect/define.js';
import '../../../src/elements/abha-signup/define.js';
import { defineElement } from '../../../src/elements/define-element.js';
import { driveTo, findPart, submit, textOf } from '../../support/drive.js';
import { fixtureFetch, refuse } from '../../support/fixtures.js';
import { selfDeclaredProfile } from '../../support/fixtures-profile.js';
import { smoothRenewal } from '../../support/fixtures-session.js';
import { go, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';

/** What a second copy of the kit has of its own: another context object with the same key. */
const secondCopy = createContext<Connection | undefined>(Symbol.for('abdm-elements.connection.1'));

class SecondConsumer extends LitElement {
  readonly connection = new ContextConsumer(this, { context: secondCopy, subscribe: true });
}
class SecondConnect extends LitElement {
  readonly provider = new ContextProvider(this, { context: secondCopy });
}
customElements.define('second-consumer', SecondConsumer);
customElements.define('second-connect', SecondConnect);

declare global {
  interface HTMLElementTagNameMap {
    'second-consumer': SecondConsumer;
    'second-connect': SecondConnect;
  }
}

describe('Two copies of the kit on one page', () => {
  it('share the connection of the first', async () => {
    const page = await fixture(
      html`<abdm-connect base-url="/shared"><second-consumer></second-consumer></abdm-connect>`,
    );
    const consumer = page.querySelector('second-consumer')!;
    await until(() => consumer.connection.value?.client.baseUrl === '/shared');
    assert.strictEqual(consumer.connection.value, sharedConnection('/shared'));
  });

  it('share the connection of the second', async () => {
    const backend = fixtureFetch();
    const client = new AbdmClient({ baseUrl: '/second', fetch: backend });
    const page = await fixture<SecondConnect>(
      html`<second-connect><abha-signup></abha-signup></second-connect>`,
    );
    page.provider.setValue({ version: 1, client });
    await driveTo(page.querySelector('abha-signup')!, 'aadhaar');
    assert.lengthOf(backend.calls, 1);
  });

  it('have one client for each proxy, and so one patient', () => {
    const connections = (globalThis as { [key: symbol]: unknown })[Symbol.for('abdm-elements.connections.1')];
    assert.instanceOf(connections, Map);
    assert.strictEqual((connections as Map<string, unknown>).get('/one'), undefined);
    const first = sharedConnection('/one');
    assert.strictEqual((connections as Map<string, unknown>).get('/one'), first);
    assert.strictEqual(sharedConnection('/one'), first);
  });

  it('may define the same element: the first stays', () => {
    const before = customElements.get('abha-signup');
    defineElement('abha-signup', class extends HTMLElement {});
    assert.strictEqual(customElements.get('abha-signup'), before);
  });

  it('understand each other’s errors', async () => {
    const foreign = Object.assign(new Error('offline'), {
      name: 'AbdmError',
      kind: 'offline',
      nextStep: 'retry',
    });
    assert.isTrue(isAbdmError(foreign));
    const client = {
      baseUrl: '/second',
      call: () => Promise.reject(foreign),
    } as unknown as Connection['client'];
    const page = await fixture<SecondConnect>(
      html`<second-connect><abha-signup></abha-signup></second-connect>`,
    );
    page.provider.setValue({ version: 1, client });
    const element = page.querySelector('abha-signup')!;
    await driveTo(element, 'consent');
    await submit(element);
    await until(() => element.matches(':state(offline)'));
    assert.include(textOf(element, 'alert'), 'cannot be reached');
  });

  it('renew one session: the connection of the one, the elements of the other', async () => {
    const backend = fixtureFetch({ ...smoothRenewal, readProfile: refuse('session-expired') });
    const client = new AbdmClient({ baseUrl: '/second-session', fetch: backend });
    const page = await fixture<SecondConnect>(
      html`<second-connect><abha-profile></abha-profile><session-renewal></session-renewal></second-connect>`,
    );
    page.provider.setValue({ version: 1, client });
    const renewal = page.querySelector('session-renewal')!;
    await until(() => findPart(renewal, 'button-submit') !== undefined, 'the renewal to ask');
    await go(renewal, 'submit');
    await typeInto(renewal, 'otp', '123456');
    backend.change({ readProfile: selfDeclaredProfile });
    await go(renewal, 'submit');
    await until(() => textOf(page.querySelector('abha-profile')!).includes('Nisha Rao'));
    assert.lengthOf(backend.of('verifySessionOtp'), 1);
  });
});
