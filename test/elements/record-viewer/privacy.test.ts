import { assert } from '@open-wc/testing';
import type { RecordViewer } from '../../../src/elements/record-viewer/index.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import { bundleAnswer, openNarratives, read } from '../../support/fixtures-records.js';
import { watchFiles } from '../abha-card/page.js';
import { inside } from '../../support/inside.js';
import { records } from '../../support/record-bundles.js';
import { until } from '../../support/until.js';
import { heard, recordPage } from './page.js';

const hers = /Nisha|Mysuru|99999 00012|Shetty|Lake View|X-ray|Dengue/;

const others = refuse('record-not-found');

/** All that the element shows from now on, change by change. */
function watch(element: RecordViewer): string[] {
  const shown: string[] = [];
  const look = (): void => void shown.push(inside(element));
  new MutationObserver(look).observe(element.shadowRoot!, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
  });
  return shown;
}

describe('<record-viewer> keeps nothing of a patient who is gone', () => {
  let files: ReturnType<typeof watchFiles>;
  beforeEach(() => {
    files = watchFiles();
  });
  afterEach(() => {
    closeAll();
    files.end();
  });

  for (const [name, bundle, count] of [
    ['a consultation', records.consultation, 0],
    ['files', records.documents, 3],
  ] as const) {
    it(`${name}: another patient`, async () => {
      const { element, connect, backend, patient } = recordPage({ readRecord: bundleAnswer(bundle) });
      await openNarratives(element);
      assert.lengthOf([...files.open], count);
      backend.change({ readRecord: others });
      patient('vikram');
      const shown = watch(element);
      await connect.session();
      await until(() => findPart(element, 'alert') !== undefined);
      assert.isNotEmpty(shown);
      for (const html of shown) assert.notMatch(html, hers);
      assert.lengthOf([...files.open], 0);
    });

    it(`${name}: sign-out`, async () => {
      const { element, connect, backend, patient } = recordPage({ readRecord: bundleAnswer(bundle) });
      await openNarratives(element);
      backend.change({
        readRecord: refuse('sign-in-required'),
        signOut: { patients: [], gatewaySession: 'none' },
      });
      patient('nobody');
      await connect.signOut();
      await until(() => textOf(element).includes('Please sign in first.'));
      assert.notMatch(inside(element), hers);
      assert.lengthOf([...files.open], 0);
    });

    it(`${name}: a page that is left shows nothing, and comes back as it was`, async () => {
      const { element } = recordPage({ readRecord: bundleAnswer(bundle) });
      await read(element);
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await Promise.resolve();
      await element.updateComplete;
      assert.notMatch(inside(element), hers);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until(() => findPart(element, 'document') !== undefined);
    });
  }

  it('a record that another element has opened is closed for the next patient, and not asked for again', async () => {
    const { element, connect, backend, patient } = recordPage({}, {});
    element.open({ hipId: 'IN2910000123', careContextId: 'visit-7', display: 'Visit of Nisha' });
    await until(() => findPart(element, 'document') !== undefined);
    patient('vikram');
    await connect.session();
    await until(() => textOf(element).includes('No record is open.'));
    assert.notMatch(inside(element), hers);
    for (const call of backend.of('readRecord').slice(1)) assert.isTrue(call.signal.aborted);
  });

  it('the element taken away forgets, and ends the addresses of its files', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(records.documents) });
    await read(element);
    assert.lengthOf([...files.open], 3);
    element.remove();
    await until(() => files.open.size === 0);
    await element.updateComplete;
    assert.notMatch(inside(element), hers);
  });

  it('moved, it keeps its record', async () => {
    const { element, connect, backend } = recordPage();
    await read(element);
    connect.append(element);
    await read(element);
    assert.isDefined(findPart(element, 'document'));
    assert.lengthOf(backend.of('readRecord'), 1);
  });

  it('nothing of the patient is in events, attributes, the address of the page, its title, storage, or the console', async () => {
    const said: unknown[] = [];
    const { log, warn, error } = console;
    const hear = (...things: unknown[]): void => void said.push(...things);
    Object.assign(console, { log: hear, warn: hear, error: hear });
    const { element } = recordPage({}, {});
    const events = ['record-closed', 'abdm-error'].map((name) => heard(document.body, name));
    element.open({ hipId: 'IN2910000123', careContextId: 'visit-of-Nisha', display: 'Nisha' });
    await until(() => findPart(element, 'document') !== undefined);
    await openNarratives(element);
    const outside = element.outerHTML;
    element.close();
    Object.assign(console, { log, warn, error });
    const stored = [sessionStorage, globalThis['localStorage']].map((storage) => JSON.stringify(storage));
    const kept = [location.href, document.title, document.cookie, ...stored, said.join(), outside];
    for (const text of [...kept, JSON.stringify(events)]) assert.notMatch(text, /Nisha|Shetty|Dengue/);
    assert.lengthOf(events[0]!, 1);
  });
});
