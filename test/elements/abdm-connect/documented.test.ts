import { assert } from '@open-wc/testing';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { findPart } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import { selfDeclaredProfile } from '../../support/fixtures-profile.js';
import { smoothRenewal } from '../../support/fixtures-session.js';
import { go, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';

describe('The documentation of <abdm-connect> is whole', () => {
  let told: CustomElementDeclaration;
  const parts = new Set<string>();
  const slots = new Set<string>();
  const heard = new Set<string>();

  before(async () => {
    const { modules } = (await (await fetch('/custom-elements.json')).json()) as Package;
    told = modules
      .flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[])
      .find(({ tagName }) => tagName === 'abdm-connect')!;
    const { connect, backend, patient } = openPage('abha-profile', {
      script: { ...smoothRenewal, readProfile: refuse('session-expired') },
    });
    for (const name of ['abdm-patient-changed', 'abdm-session-expired', 'abdm-session-renewed'])
      connect.addEventListener(name, () => heard.add(name));
    await until(() => connect.shadowRoot!.querySelector('dialog')?.open === true);
    for (const inside of connect.shadowRoot!.querySelectorAll('*')) {
      for (const part of inside.part) parts.add(part);
      assert.isFalse(inside.hasAttribute('style'));
      if (inside instanceof HTMLSlotElement) slots.add(inside.name);
    }
    const renewal = connect.shadowRoot!.querySelector('session-renewal')!;
    await until(() => findPart(renewal, 'button-submit') !== undefined);
    await go(renewal, 'submit');
    await typeInto(renewal, 'otp', '123456');
    backend.change({ readProfile: selfDeclaredProfile });
    await go(renewal, 'submit');
    patient('vikram');
    await connect.session();
    closeAll();
  });

  it('parts', () => {
    assert.deepEqual([...parts].sort(), (told.cssParts ?? []).map(({ name }) => name).sort());
  });

  it('slots', () => {
    assert.deepEqual([...slots].sort(), (told.slots ?? []).map(({ name }) => name).sort());
  });

  it('events', () => {
    assert.deepEqual([...heard].sort(), (told.events ?? []).map(({ name }) => name).sort());
  });
});
