import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CareContexts } from '../../../src/elements/care-contexts/index.js';
import { exportedRecordParts } from '../../../src/ui/record-parts.js';
import { lakeHospital, manyVisits } from '../../support/care-context-backend.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { expiredSession } from '../../support/fixtures-session.js';
import { never, refuse, type Script } from '../../support/fixtures.js';
import {
  buttonOf,
  facilityOf,
  openFacility,
  openRecord,
  readList,
  rowsOf,
  searchFor,
} from '../../support/fixtures-care-contexts.js';
import { smoothRecord } from '../../support/fixtures-records.js';
import { atRest, focused, go, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { heard, recordsPage } from './page.js';

const { readRecord } = smoothRecord as { readRecord: NonNullable<Script['readRecord']> };

const isListed = (element: CareContexts): boolean => part(element, 'list').checkVisibility();

/** Headings that show, with those of the viewer. */
const headings = (element: CareContexts): (string | undefined)[] =>
  [element, findPart(element, 'viewer')].flatMap((at) =>
    [...(at?.shadowRoot?.querySelectorAll('h2') ?? [])].map(({ textContent }) => textContent.trim()),
  );

describe('<care-contexts> opens a record in place of the list (NHA cases P2 1.9, 1.10 and 11.1)', () => {
  afterEach(() => {
    closeAll();
    window.scrollTo(0, 0);
  });

  it('under its own heading, which has focus, with where it comes from', async () => {
    const { element, backend } = recordsPage({ script: { readRecord } });
    await openFacility(element);
    const viewer = await openRecord(element, 1);
    assert.deepEqual(
      backend.of('readRecord').map(({ body }) => body),
      [{ hipId: 'HIP1', careContextId: 'V8' }],
    );
    assert.isFalse(isListed(element));
    assert.deepEqual(headings(element), [textOf(viewer, 'title')]);
    assert.strictEqual(focused(), part(viewer, 'title'));
    assert.include(textOf(viewer, 'provenance'), 'Lake Hospital');
    assert.include(textOf(viewer, 'provenance'), 'Doctor’s visit: fever');
    assert.strictEqual(viewer.getAttribute('exportparts'), exportedRecordParts);
    assert.isTrue(element.matches(':state(idle)'));
  });

  it('one without a name tells its id instead', async () => {
    const { element } = recordsPage({
      script: { readRecord },
      facilities: [{ hipId: 'IN2810014366', careContexts: [{ id: 'V1', display: ' ' }] }],
    });
    await openFacility(element, 'IN2810014366');
    const viewer = await openRecord(element, 0, 'IN2810014366');
    assert.include(textOf(viewer, 'provenance'), 'V1');
  });

  it('shares its language and what the portal has set', async () => {
    const attributes = { 'help-url': '/help', helpline: '020-0000 0003', 'sign-in-url': '/sign-in' };
    const { element } = recordsPage({ script: { readRecord }, attributes, lang: 'hi' });
    await openFacility(element);
    const viewer = await openRecord(element);
    assert.match(textOf(viewer, 'button-close'), /[\u0900-\u097f]/);
    assert.deepEqual(
      [viewer.helpUrl, viewer.helpline, viewer.signInUrl, viewer.baseUrl],
      ['/help', '020-0000 0003', '/sign-in', undefined],
    );
  });

  it('alone, it talks to the same proxy', async () => {
    const attributes = { 'base-url': '/abdm-alone' };
    const { element, backend } = openPage('care-contexts', { alone: true, attributes });
    const { fetch } = window;
    window.fetch = backend;
    try {
      const { abdm } = recordsPage();
      backend.change({ ...abdm.script, readRecord });
      await element.reload();
      await openFacility(element);
      const viewer = await openRecord(element);
      assert.isDefined(findPart(viewer, 'document'));
      assert.lengthOf(backend.of('readRecord'), 1);
    } finally {
      window.fetch = fetch;
    }
  });

  it('“Close” leads back to the row, with search, opened facilities and place as they were', async () => {
    const { element } = recordsPage({
      script: { readRecord },
      facilities: [{ ...lakeHospital, careContexts: manyVisits(300) }],
    });
    const closed = heard(document.body, 'record-closed');
    await openFacility(element);
    const wanted = (): HTMLElement | undefined =>
      rowsOf(facilityOf(element)).find((row) => /Visit 200\b/.test(row.textContent));
    await until(() => {
      rowsOf(facilityOf(element)).at(-1)!.scrollIntoView({ behavior: 'instant' });
      return wanted() !== undefined;
    }, 'a row far down');
    const row = wanted()!;
    const open = buttonOf(row, 'open');
    open.scrollIntoView({ block: 'center' });
    const before = [window.scrollY, open.getBoundingClientRect().top];
    open.click();
    await until(() => findPart(element, 'viewer') !== undefined, 'the viewer');
    const viewer = part(element, 'viewer');
    await until(() => findPart(viewer, 'document') !== undefined, 'the record');
    window.scrollTo(0, 0);
    part(viewer, 'button-close').click();
    await until(() => focused() === open, 'focus on the row');
    assert.deepEqual([window.scrollY, open.getBoundingClientRect().top], before);
    assert.isUndefined(findPart(element, 'viewer'));
    assert.deepEqual(closed, [{ version: 1, hipId: 'HIP1' }]);
  });

  it('a search stays, and the next record opens in the same way', async () => {
    const { element, backend } = recordsPage({ script: { readRecord } });
    await searchFor(element, 'blood');
    const found = textOf(element, 'summary');
    for (const name of ['Lake Hospital', 'Hill Laboratory']) {
      const viewer = await openRecord(element, 0, name);
      part(viewer, 'button-close').click();
      const open = buttonOf(rowsOf(facilityOf(element, name))[0]!, 'open');
      await until(() => focused() === open, `focus on the row of ${name}`);
      assert.strictEqual(textOf(element, 'summary'), found);
    }
    assert.deepEqual(
      backend.of('readRecord').map(({ body }) => body['careContextId']),
      ['V9', 'L2'],
    );
  });

  it('a row that is gone meanwhile leaves focus to the heading', async () => {
    const { element, abdm } = recordsPage({ script: { readRecord } });
    await openFacility(element);
    const viewer = await openRecord(element);
    abdm.change({ ...lakeHospital, careContexts: lakeHospital.careContexts.slice(1) });
    await element.reload();
    await atRest(element);
    part(viewer, 'button-close').click();
    await until(() => focused() === element.shadowRoot!.querySelector('#title'));
  });

  it('the page can close it, too', async () => {
    const { element } = recordsPage({ script: { readRecord } });
    const closed = heard(document.body, 'record-closed');
    await openFacility(element);
    await openRecord(element, 2);
    element.closeRecord();
    await until(() => focused() === buttonOf(rowsOf(facilityOf(element))[2]!, 'open'));
    assert.isEmpty(closed);
    element.closeRecord();
    await atRest(element);
    assert.isTrue(isListed(element));
  });

  it('with the keyboard alone: opened, and closed again', async () => {
    const { element } = recordsPage({ script: { readRecord } });
    await openFacility(element);
    const open = buttonOf(rowsOf(facilityOf(element))[0]!, 'open');
    open.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => findPart(element, 'viewer') !== undefined);
    const viewer = part(element, 'viewer');
    await until(() => findPart(viewer, 'document') !== undefined);
    assert.strictEqual(focused(), part(viewer, 'title'));
    for (let presses = 0; focused() !== part(viewer, 'button-close'); presses += 1) {
      assert.isBelow(presses, 5);
      await sendKeys({ press: 'Tab' });
    }
    await sendKeys({ press: 'Enter' });
    await until(() => focused() === open);
  });
});

describe('<care-contexts> with a record open', () => {
  afterEach(closeAll);

  it('another patient signs in: it is closed, and not read for them', async () => {
    const { element, backend, patient } = recordsPage({ script: { readRecord } });
    await openFacility(element);
    const viewer = await openRecord(element);
    patient('ravi');
    await element.reload();
    await until(() => findPart(element, 'viewer') === undefined, 'the record to close');
    assert.isUndefined(findPart(viewer, 'document'));
    await atRest(element);
    assert.isTrue(isListed(element));
    assert.lengthOf(backend.of('readRecord'), 1);
  });

  it('one that is on its way ends with its patient', async () => {
    const { element, backend, patient } = recordsPage({ script: { readRecord: never } });
    await openFacility(element);
    buttonOf(rowsOf(facilityOf(element))[0]!, 'open').click();
    await until(() => backend.of('readRecord').length === 1);
    patient('ravi');
    await element.reload();
    await until(() => backend.of('readRecord')[0]!.signal.aborted);
    await until(() => findPart(element, 'viewer') === undefined);
  });

  it('nobody is signed in any more: the list says so', async () => {
    const { element, backend } = recordsPage({ attributes: { 'sign-in-url': '/sign-in' } });
    const errors = heard(document.body, 'abdm-error');
    await openFacility(element);
    const gone = refuse('sign-in-required');
    backend.change({ readRecord: gone, listLinkedProviders: gone, listCareContexts: gone });
    buttonOf(rowsOf(facilityOf(element))[0]!, 'open').click();
    await until(() => findPart(element, 'sign-in') !== undefined, 'the way to the sign-in');
    assert.isUndefined(findPart(element, 'viewer'));
    assert.isUndefined(findPart(element, 'record'));
    assert.isTrue(element.matches(':state(empty)'));
    assert.isNotEmpty(errors);
  });

  it('the session has ended: renewed, the record is read', async () => {
    const { element, connect, backend } = recordsPage();
    connect.addEventListener('abdm-session-expired', (event) => {
      event.preventDefault();
      event.detail.waitUntil(Promise.resolve(true));
    });
    await openFacility(element);
    backend.change({
      findSession: expiredSession,
      readRecord: [refuse('session-expired'), readRecord].flat(),
    });
    const viewer = await openRecord(element);
    assert.isDefined(findPart(viewer, 'document'));
    assert.lengthOf(backend.of('readRecord'), 2);
  });

  it('a failure of it is the viewer’s to show, and the page hears of it once', async () => {
    const { element } = recordsPage({ script: { readRecord: refuse('consent-missing') } });
    const errors = heard(document.body, 'abdm-error');
    await openFacility(element);
    const viewer = await openRecord(element);
    assert.isDefined(findPart(viewer, 'alert'));
    assert.isUndefined(findPart(element, 'alert'));
    assert.lengthOf(errors, 1);
  });

  it('a deep link to a facility closes it', async () => {
    const { element } = recordsPage({ script: { readRecord } });
    await openFacility(element);
    await openRecord(element);
    element.hipId = 'HIP2';
    await until(() => findPart(element, 'form') !== undefined, 'the linking');
    assert.isUndefined(findPart(element, 'viewer'));
  });

  it('records can be linked after it', async () => {
    const { element } = recordsPage({ script: { readRecord } });
    await openFacility(element);
    await openRecord(element);
    element.closeRecord();
    await element.updateComplete;
    await pressPart(element, 'button-link');
    await until(() => findPart(element, 'form') !== undefined, 'the linking');
    await go(element, 'leave');
    await readList(element);
    assert.isTrue(isListed(element));
  });

  it('a page that is left shows nothing of it, and shows it again to the same patient', async () => {
    const { element } = recordsPage({ script: { readRecord } });
    await openFacility(element);
    await openRecord(element);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await element.updateComplete;
    assert.isUndefined(findPart(element, 'viewer'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => findPart(element, 'viewer') !== undefined, 'the viewer');
    const viewer = part(element, 'viewer');
    await until(() => findPart(viewer, 'document') !== undefined, 'the record');
  });
});
