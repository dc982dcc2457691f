import { assert } from '@open-wc/testing';
import type { AbdmConnect } from '../../../src/elements/abdm-connect/index.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import { expiredSession } from '../../support/fixtures-session.js';
import { boxes, openRow, tick } from '../../support/fixtures-consents.js';
import { atRest, go, pressPart } from '../../support/hands.js';
import { consentPage, heard } from './page.js';

function onExpiry(connect: AbdmConnect, renewed: boolean): void {
  connect.addEventListener('abdm-session-expired', (event) => {
    event.preventDefault();
    if (renewed) event.detail.waitUntil(Promise.resolve(true));
  });
}

describe('The session with ABDM ends during a grant', () => {
  afterEach(closeAll);

  it('after the renewal the grant goes on, once', async () => {
    const { element, connect, backend, abdm } = consentPage();
    onExpiry(connect, true);
    const granted = heard(document.body, 'consent-granted');
    await openRow(element);
    await tick(element, 'type', 0);
    const { grantConsent } = abdm.script;
    backend.change({
      findSession: expiredSession,
      grantConsent: [refuse('session-expired'), grantConsent as never],
    });
    await go(element, 'submit');
    assert.isDefined(findPart(element, 'decided'));
    const bodies = backend.of('grantConsent').map(({ body }) => body);
    assert.lengthOf(bodies, 2, 'the one that met the end, and the same again');
    assert.deepEqual(bodies[0], bodies[1]);
    assert.lengthOf(granted, 1);
  });

  it('without a renewal there is a way on, and the choice is kept', async () => {
    const { element, connect, backend, abdm } = consentPage();
    onExpiry(connect, false);
    await openRow(element);
    await tick(element, 'type', 0);
    backend.change({ findSession: expiredSession, grantConsent: refuse('session-expired') });
    await go(element, 'submit');
    assert.include(textOf(element, 'alert'), 'Your ABDM session has ended.');
    assert.deepEqual(
      boxes(element, 'type').map(({ checked }) => checked),
      [false, true, true],
    );
    backend.change(abdm.script);
    await pressPart(element, 'button-way-on');
    await atRest(element);
    assert.isDefined(findPart(element, 'decided'));
  });
});
