import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  cityHospital,
  exceptFor,
  hillLaboratory,
  hostileFacility,
  lakeHospital,
  manyFacilities,
  manyVisits,
} from '../../support/care-context-backend.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { held, never, offline, refuse } from '../../support/fixtures.js';
import {
  buttonOf,
  chooseDay,
  facilities,
  facilityOf,
  openFacility,
  readList,
  rowsOf,
  searchFor,
  toggleFacility,
} from '../../support/fixtures-care-contexts.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { heard, recordsPage } from './page.js';

const names = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('h3')].map(({ textContent }) => textContent.trim());
const text = (node: Element): string => node.textContent.replace(/\s+/g, ' ').trim();
const asked = (calls: readonly { body: Record<string, unknown> }[]): unknown[] =>
  calls.map(({ body }) => body['hipId']);
const said = (element: Element): string =>
  element.shadowRoot!.querySelector('.visually-hidden[role="status"]')!.textContent.trim();

describe('<care-contexts>: linked records by facility (NHA cases P2 1.8 and 12.1)', () => {
  afterEach(() => {
    closeAll();
    window.scrollTo(0, 0);
  });

  it('shows the facilities, by id where ABDM tells no name, and reads none before it is opened', async () => {
    const { element, backend } = recordsPage();
    await readList(element);
    assert.deepEqual(names(element), [
      'Lake Hospital',
      'Hill Laboratory',
      'सिटी फ़ोर्टिस अस्पताल',
      'IN2810014366',
    ]);
    assert.isEmpty(backend.of('listCareContexts'));
    assert.isTrue(element.matches(':state(idle)'));
    assert.isUndefined(findPart(element, 'facility-count'));
  });

  it('an opened facility shows its care contexts: date, name, status in words; it is read once', async () => {
    const { element, backend } = recordsPage();
    await openFacility(element);
    const rows = rowsOf(facilityOf(element)).map(text);
    assert.lengthOf(rows, 9);
    assert.strictEqual(rows[1], 'Oct 28, 2026 Doctor’s visit: fever Ready to read Open record');
    assert.include(rows[3], 'The facility sent no data');
    assert.include(rows[8], 'No date');
    assert.strictEqual(text(part(element, 'facility-count')), '9 visits');
    assert.strictEqual(said(element), '9 visits');
    await toggleFacility(element);
    assert.isEmpty(rowsOf(facilityOf(element)));
    await openFacility(element);
    assert.deepEqual(asked(backend.of('listCareContexts')), ['HIP1']);
    assert.isUndefined(element.shadowRoot!.querySelector('[part~="status"]:empty') ?? undefined);
  });

  it('a facility without visits says so; dates and words are in the language of the page', async () => {
    const { element } = recordsPage({ lang: 'hi' });
    await openFacility(element, 'IN2810014366');
    assert.include(textOf(element), 'इस अस्पताल की कोई विज़िट नहीं जुड़ी है।');
    await openFacility(element, 'सिटी फ़ोर्टिस अस्पताल');
    const [row] = rowsOf(facilityOf(element, 'सिटी फ़ोर्टिस अस्पताल'));
    assert.strictEqual(text(row!), '15 जन॰ 2026 खून की जाँच १२ पढ़ने के लिए तैयार रिकॉर्ड खोलें');
  });

  it('“Pull records” reads that facility anew, and what is shown stays until then', async () => {
    const { element, backend, abdm } = recordsPage();
    await openFacility(element);
    await openFacility(element, 'Hill Laboratory');
    const { answer, release } = held();
    backend.change({ listCareContexts: answer });
    const button = buttonOf(facilityOf(element), 'pull');
    button.focus();
    button.click();
    button.click();
    await until(() => text(button) === 'Pulling records…');
    assert.lengthOf(rowsOf(facilityOf(element)), 9);
    assert.isTrue(element.matches(':state(loading)'));
    await until(() => backend.of('listCareContexts').length === 3);
    release(0, { careContexts: [...hillLaboratory.careContexts, ...lakeHospital.careContexts] });
    await atRest(element);
    assert.lengthOf(rowsOf(facilityOf(element)), 11);
    assert.strictEqual(focused(), button);
    assert.deepEqual(asked(backend.of('listCareContexts')), ['HIP1', 'HIP2', 'HIP1']);
    backend.change(abdm.script);
  });

  it('“Open record” tells the page which, and a page may say that it shows it', async () => {
    const { element } = recordsPage();
    const opened = heard(document.body, 'record-open');
    const cancelled: boolean[] = [];
    const cancel = (event: Event): void => {
      cancelled.push(event.cancelable);
      event.preventDefault();
    };
    element.addEventListener('record-open', cancel);
    await openFacility(element);
    const [, row] = rowsOf(facilityOf(element));
    const button = buttonOf(row!, 'open');
    assert.strictEqual(button.getAttribute('aria-label'), 'Open record: Doctor’s visit: fever, Oct 28, 2026');
    button.click();
    button.click();
    const detail = { version: 1, hipId: 'HIP1', careContextId: 'V8' };
    await element.updateComplete;
    assert.deepEqual(
      [opened, cancelled],
      [
        [detail, detail],
        [true, true],
      ],
    );
    assert.isTrue(button.checkVisibility());
    assert.isUndefined(findPart(element, 'button-back'));
  });

  it('hostile texts are texts, isolated and folded', async () => {
    const { element } = recordsPage({ facilities: [hostileFacility] });
    await readList(element);
    facilities(element)[0]!.querySelector('summary')!.click();
    await until(() => rowsOf(element.shadowRoot!.querySelector('.facility')!).length === 5);
    assert.isNull(element.shadowRoot!.querySelector('img'));
    for (const name of element.shadowRoot!.querySelectorAll('h3, [part="display"]'))
      assert.isNotNull(name.querySelector('bdi'), name.outerHTML);
    assert.isBelow(text(part(element, 'facility-head')).length, 200);
    const texts = rowsOf(element.shadowRoot!.querySelector('.facility')!).map(text);
    assert.include(texts[4], 'Visit without a name');
    assert.lengthOf([...element.shadowRoot!.querySelectorAll('.record [part="whole-text"]')], 1);
  });

  it('with the keyboard alone: opens a facility, and a record of it', async () => {
    const { element } = recordsPage();
    const opened = heard(document.body, 'record-open');
    await readList(element);
    facilities(element)[1]!.querySelector('summary')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => rowsOf(facilityOf(element, 'Hill Laboratory')).length === 2);
    for (const _ of ['pull', 'link-more', 'open']) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(opened, [{ version: 1, hipId: 'HIP2', careContextId: 'L2' }]);
  });

  it('nobody is signed in: leads to the sign-in; no facility is an empty list with the way to link', async () => {
    const { element, backend, abdm, patient } = recordsPage({
      script: { listLinkedProviders: refuse('sign-in-required') },
      attributes: { 'sign-in-url': '/sign-in' },
    });
    await readList(element);
    assert.isTrue(element.matches(':state(empty)'));
    assert.strictEqual(part<HTMLAnchorElement>(element, 'sign-in').pathname, '/sign-in');
    assert.isUndefined(findPart(element, 'button-link'));
    backend.change({ ...abdm.script, listLinkedProviders: { providers: [] } });
    patient('nisha');
    await element.reload();
    await readList(element);
    assert.isTrue(element.matches(':state(empty)'));
    assert.include(textOf(element, 'empty'), 'No health records are linked');
    assert.isDefined(findPart(element, 'button-link'));
  });
});

describe('<care-contexts>: search and days', () => {
  afterEach(closeAll);

  it('reads the facilities that are not read, three at a time, says how far it is, and shows hits only', async () => {
    const { answer, release } = held();
    const { element, backend } = recordsPage({
      facilities: manyFacilities(7),
      script: { listCareContexts: answer },
    });
    await readList(element);
    await typeInto(element, 'search', 'Visit 7');
    const reading = backend.of('listCareContexts');
    await until(() => backend.of('listCareContexts').length === 3);
    assert.isTrue(element.matches(':state(loading)'));
    assert.strictEqual(textOf(element, 'progress'), 'Looking through your records: 0 of 7 facilities');
    assert.isEmpty(textOf(element, 'summary'));
    for (const index of [0, 1, 2]) release(index, { careContexts: [] });
    await until(() => textOf(element, 'progress').includes('3 of 7'));
    await until(() => backend.of('listCareContexts').length === 6);
    for (const index of [3, 4, 5]) release(index, { careContexts: [] });
    await until(() => backend.of('listCareContexts').length === 7);
    release(6, { careContexts: manyFacilities(7)[6]!.careContexts });
    await atRest(element);
    assert.isUndefined(findPart(element, 'progress'));
    assert.strictEqual(textOf(element, 'summary'), '1 visit found at 1 facility');
    assert.deepEqual(names(element), ['Clinic 7']);
    assert.isDefined(reading);
  });

  it('finds by facility and visit together, in any script, and gives back what was open', async () => {
    const { element, backend } = recordsPage();
    await openFacility(element, 'Hill Laboratory');
    await searchFor(element, 'BLOOD');
    assert.deepEqual(names(element), ['Lake Hospital', 'Hill Laboratory']);
    assert.strictEqual(textOf(element, 'summary'), '3 visits found at 2 facilities');
    await searchFor(element, 'hill BLOOD');
    assert.strictEqual(textOf(element, 'summary'), '2 visits found at 1 facility');
    await searchFor(element, 'फोर्टिस 12');
    assert.deepEqual(names(element), [cityHospital.name]);
    await go(element, 'clear-search');
    assert.lengthOf(names(element), 4);
    assert.deepEqual(
      facilities(element).map(({ open }) => open),
      [false, true, false, false],
    );
    assert.strictEqual(focused(), part(element, 'input-search'));
    assert.isEmpty(part<HTMLInputElement>(element, 'input-search').value);
    assert.lengthOf(backend.of('listCareContexts'), 4);
  });

  it('nothing found: says so, with the way out', async () => {
    const { element } = recordsPage();
    await searchFor(element, 'dentist');
    assert.include(textOf(element, 'summary'), 'No record matches');
    assert.isTrue(element.matches(':state(empty)'));
    await go(element, 'clear-search');
    assert.lengthOf(names(element), 4);
  });

  it('narrows by days, says what is wrong with them, and keeps them', async () => {
    const { element } = recordsPage();
    await readList(element);
    await chooseDay(element, 'from', '2026-01-01');
    await chooseDay(element, 'to', '2026-10-01');
    assert.strictEqual(textOf(element, 'summary'), '3 visits found at 3 facilities');
    await chooseDay(element, 'to', '2025-01-01');
    assert.strictEqual(textOf(element, 'problem-to'), 'The last day must not be before the first.');
    assert.strictEqual(part<HTMLInputElement>(element, 'input-to').value, '2025-01-01');
    await chooseDay(element, 'from', '2999-01-01');
    assert.strictEqual(textOf(element, 'problem-from'), 'The first day cannot be in the future.');
    await go(element, 'clear-search');
    assert.isUndefined(findPart(element, 'problem-from'));
    assert.isEmpty(part<HTMLInputElement>(element, 'input-from').value);
  });

  it('a facility that is closed in a search stays closed in it', async () => {
    const { element } = recordsPage();
    await searchFor(element, 'blood');
    facilityOf(element).querySelector('summary')!.click();
    await until(() => rowsOf(facilityOf(element)).length === 0);
    await typeInto(element, 'search', 'blood t');
    await atRest(element);
    assert.isFalse(facilityOf(element).open);
    assert.isTrue(facilityOf(element, 'Hill Laboratory').open);
  });
});

describe('<care-contexts>: something could not be read', () => {
  afterEach(closeAll);

  it('one facility: partial, says why there, and tries again that one alone', async () => {
    const { element, backend, abdm } = recordsPage();
    const errors = heard(document.body, 'abdm-error');
    backend.change({
      listCareContexts: exceptFor(['HIP2'], refuse('upstream-unavailable'), abdm.careContexts),
    });
    await openFacility(element);
    await openFacility(element, 'Hill Laboratory');
    assert.isTrue(element.matches(':state(partial)'));
    assert.include(
      textOf(element, 'notice-partial'),
      'The records of 1 facility could not be read just now.',
    );
    const hill = facilityOf(element, 'Hill Laboratory');
    assert.include(text(hill), 'ABDM cannot be reached at the moment.');
    assert.lengthOf(rowsOf(facilityOf(element)), 9);
    backend.change(abdm.script);
    const before = backend.calls.length;
    hill.scrollIntoView();
    buttonOf(hill, 'retry').click();
    await until(() => rowsOf(hill).length === 2);
    await atRest(element);
    assert.deepEqual(asked(backend.calls.slice(before)), ['HIP2']);
    assert.isFalse(element.matches(':state(partial)'));
    assert.lengthOf(errors, 1);
  });

  it('several facilities in a search: each says so, and all can be tried again at once', async () => {
    const { element, backend, abdm } = recordsPage();
    backend.change({ listCareContexts: exceptFor(['HIP1', 'HIP2'], offline, abdm.careContexts) });
    await searchFor(element, 'blood');
    assert.include(textOf(element, 'notice-partial'), '2 facilities');
    assert.deepEqual(names(element), ['Lake Hospital', 'Hill Laboratory']);
    backend.change(abdm.script);
    await go(element, 'retry-all');
    assert.strictEqual(textOf(element, 'summary'), '3 visits found at 2 facilities');
    assert.isUndefined(findPart(element, 'notice-partial'));
  });

  it('opened again, a facility that could not be read is tried again', async () => {
    const { element, backend, abdm } = recordsPage({ script: { listCareContexts: offline } });
    await openFacility(element);
    await toggleFacility(element);
    assert.include(text(facilityOf(element)), 'Not loaded');
    backend.change(abdm.script);
    await openFacility(element);
    assert.lengthOf(rowsOf(facilityOf(element)), 9);
  });

  it('read anew in vain, a facility keeps what it shows, and says so', async () => {
    const { element, backend } = recordsPage();
    await openFacility(element);
    backend.change({ listCareContexts: refuse('internal') });
    await go(element, 'pull');
    assert.isTrue(element.matches(':state(stale)'));
    assert.lengthOf(rowsOf(facilityOf(element)), 9);
    assert.include(text(facilityOf(element)), 'these may be out of date');
  });

  it('the facilities: says why, leads on, and keeps what is shown', async () => {
    const { element, backend, abdm } = recordsPage();
    await openFacility(element);
    await typeInto(element, 'search', 'blood');
    await atRest(element);
    backend.change({ listLinkedProviders: offline });
    await go(element, 'refresh');
    assert.isTrue(element.matches(':state(offline)'));
    assert.include(textOf(element, 'stale'), 'the list may be out of date');
    assert.deepEqual(names(element), ['Lake Hospital', 'Hill Laboratory']);
    backend.change(abdm.script);
    await go(element, 'retry');
    assert.isFalse(element.matches(':state(offline)'));
    assert.strictEqual(part<HTMLInputElement>(element, 'input-search').value, 'blood');
  });
});

describe('<care-contexts>: thousands of visits', () => {
  afterEach(() => {
    closeAll();
    window.scrollTo(0, 0);
  });

  /** Rows that a page of this height may need at once, of two facilities. */
  const mostRows = 2 * 9 * 25;

  it('10,000 at one facility and 2,000 at another: a bounded number of rows, to the very end', async () => {
    const { element } = recordsPage({
      facilities: [
        { ...lakeHospital, careContexts: manyVisits(10_000) },
        { ...hillLaboratory, careContexts: manyVisits(2000) },
      ],
    });
    await openFacility(element);
    await openFacility(element, 'Hill Laboratory');
    assert.strictEqual(text(part(element, 'facility-count')), '10,000 visits');
    assert.isAtMost(element.shadowRoot!.querySelectorAll('.record').length, mostRows);
    const last = (facility: Element): boolean => text(facility).includes('Visit 1 ');
    await until(() => {
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
      return last(facilityOf(element, 'Hill Laboratory'));
    }, 'the last visit of the second');
    const rows = rowsOf(facilityOf(element, 'Hill Laboratory'));
    assert.strictEqual(rows.at(-1)!.getAttribute('aria-posinset'), '2000');
    assert.strictEqual(rows.at(-1)!.getAttribute('aria-setsize'), '2000');
    assert.isAtMost(element.shadowRoot!.querySelectorAll('.record').length, mostRows);
    await searchFor(element, 'lake visit 777');
    assert.strictEqual(textOf(element, 'summary'), '19 visits found at 1 facility');
  }).timeout(30_000);

  it('a search that opens a hundred facilities renders those near the viewport only', async () => {
    const many = manyFacilities(100).map((facility) => ({ ...facility, careContexts: manyVisits(30) }));
    const { element } = recordsPage({ facilities: many });
    await searchFor(element, 'visit');
    assert.strictEqual(textOf(element, 'summary'), '3,000 visits found at 100 facilities');
    await until(() => element.shadowRoot!.querySelector('.record') !== null, 'the first records');
    assert.isAtMost(element.shadowRoot!.querySelectorAll('.record').length, 500);
  }).timeout(30_000);
});

/** Waits for what the element loads when the page has nothing more urgent to do. */
async function keptFresh(): Promise<void> {
  await new Promise((resolve) => requestIdleCallback(resolve));
  await import('../../../src/elements/care-contexts/keep-fresh.js');
}

describe('<care-contexts>: back at the page', () => {
  afterEach(() => {
    closeAll();
    window.scrollTo(0, 0);
  });

  it('reads in the background what is shown, and keeps focus and place when rows come', async () => {
    const start = { ...lakeHospital, careContexts: manyVisits(200) };
    const { element, backend, abdm } = recordsPage({ facilities: [start] });
    await openFacility(element);
    await keptFresh();
    const row = rowsOf(facilityOf(element))[24]!;
    buttonOf(row, 'open').focus();
    await element.updateComplete;
    const name = focused()!.getAttribute('aria-label');
    const newer = manyVisits(201)[0]!;
    abdm.change({
      ...start,
      careContexts: [{ ...newer, id: 'NEW', display: 'Newest' }, ...start.careContexts],
    });
    dispatchEvent(new Event('online'));
    await until(() => text(part(element, 'facility-count')) === '201 visits');
    assert.strictEqual(focused()?.getAttribute('aria-label'), name);
    assert.deepEqual(
      backend.calls.slice(-2).map(({ route }) => route),
      ['listLinkedProviders', 'listCareContexts'],
    );
  });

  it('a failure there is no news, and the end of the session is', async () => {
    const { element, backend } = recordsPage();
    await openFacility(element);
    await keptFresh();
    backend.change({ listCareContexts: refuse('internal') });
    const before = backend.of('listCareContexts').length;
    dispatchEvent(new Event('online'));
    await until(() => backend.of('listCareContexts').length > before);
    await atRest(element);
    assert.isFalse(element.matches(':state(partial)'));
    backend.change({ listLinkedProviders: refuse('session-expired') });
    dispatchEvent(new Event('online'));
    await until(() => findPart(element, 'button-renew') !== undefined);
    assert.lengthOf(rowsOf(facilityOf(element)), 9);
  });

  it('a reading under way ends when the element is taken away', async () => {
    const { element, connect, backend } = recordsPage({ script: { listCareContexts: never } });
    await toggleFacility(element);
    await until(() => backend.of('listCareContexts').length === 1);
    element.remove();
    await until(() => backend.of('listCareContexts')[0]!.signal.aborted);
    connect.append(element);
    await until(() => names(element).length === 4);
    assert.isTrue(
      facilities(element).every(({ open }) => !open),
      'forgotten',
    );
    await pressPart(element, 'button-refresh');
  });
});
