import { assert } from '@open-wc/testing';
import type { AbdmConnect } from '../../../src/elements/abdm-connect/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import {
  facilityOf,
  openFacility,
  readList,
  rowsOf,
  searchFor,
} from '../../support/fixtures-care-contexts.js';
import { expiredSession } from '../../support/fixtures-session.js';
import { atRest, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { heard, recordsPage } from './page.js';

function onExpiry(connect: AbdmConnect, renewed: boolean): () => number {
  let asked = 0;
  connect.addEventListener('abdm-session-expired', (event) => {
    asked++;
    event.preventDefault();
    if (renewed) event.detail.waitUntil(Promise.resolve(true));
  });
  return () => asked;
}

describe('The session with ABDM ends while <care-contexts> reads', () => {
  afterEach(closeAll);

  it('after the renewal each reading goes on, once', async () => {
    const { element, connect, backend, abdm } = recordsPage();
    const asked = onExpiry(connect, true);
    await readList(element);
    backend.change({
      findSession: expiredSession,
      listCareContexts: [refuse('session-expired'), abdm.careContexts],
    });
    await openFacility(element);
    assert.lengthOf(rowsOf(facilityOf(element)), 9);
    assert.lengthOf(backend.of('listCareContexts'), 2);
    assert.strictEqual(asked(), 1);
  });

  it('without a renewal a search asks once, says why, keeps what was typed, and goes on after it', async () => {
    const { element, connect, backend, abdm } = recordsPage();
    const asked = onExpiry(connect, false);
    const errors = heard(document.body, 'abdm-error');
    await readList(element);
    backend.change({ findSession: expiredSession, listCareContexts: refuse('session-expired') });
    await searchFor(element, 'blood');
    assert.strictEqual(asked(), 1);
    assert.lengthOf(errors, 1);
    assert.include(textOf(element, 'notice-facility'), 'Your ABDM session has ended.');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-search').value, 'blood');
    connect.addEventListener('abdm-session-expired', (event) =>
      event.detail.waitUntil(Promise.resolve(true)),
    );
    backend.change(abdm.script);
    await pressPart(element, 'button-renew');
    await until(() => textOf(element, 'summary') === '3 visits found at 2 facilities');
    assert.isUndefined(findPart(element, 'notice-partial'));
  });

  it('the facilities: the way to renew, and all is read anew after it', async () => {
    const { element, connect, backend, abdm } = recordsPage();
    onExpiry(connect, false);
    await openFacility(element);
    await typeInto(element, 'search', 'blood');
    await atRest(element);
    backend.change({ findSession: expiredSession, listLinkedProviders: refuse('session-expired') });
    await go(element, 'refresh');
    assert.isDefined(findPart(element, 'button-renew'));
    assert.strictEqual(part<HTMLInputElement>(element, 'input-search').value, 'blood');
    connect.addEventListener('abdm-session-expired', (event) =>
      event.detail.waitUntil(Promise.resolve(true)),
    );
    backend.change(abdm.script);
    await pressPart(element, 'button-renew');
    await until(() => findPart(element, 'button-renew') === undefined);
    await atRest(element);
    assert.isTrue(element.matches(':state(idle)'));
  });
});
