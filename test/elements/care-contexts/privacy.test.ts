import { assert } from '@open-wc/testing';
import { epochHeader } from '../../../src/contract/headers.js';
import { findPart, part } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import {
  buttonOf,
  type CareContextSceneName,
  careContextScenes,
  facilityOf,
  openFacility,
  readList,
  rowsOf,
  searchFor,
} from '../../support/fixtures-care-contexts.js';
import { inside } from '../../support/inside.js';
import { until } from '../../support/until.js';
import { heard, recordsPage } from './page.js';

/** What the list tells, what the patient types, and nobody else may find. */
const secret = /Lake|Hill|सिटी|Blood|X-ray|Vaccination|dentist|HIP1|IN2810014366|V8|img src/i;

const withPatient = (Object.keys(careContextScenes) as CareContextSceneName[]).filter(
  (name) => !['withoutConnection', 'nobody', 'empty'].includes(name),
);

describe('Another patient signs in while <care-contexts> shows', () => {
  afterEach(closeAll);

  for (const name of withPatient) {
    it(`${name}: nothing of the one before stays, nor is it read for the other`, async () => {
      const { element, backend, patient } = await openScene('care-contexts', careContextScenes[name]);
      backend.change({ listLinkedProviders: { providers: [] } });
      const before = backend.of('listCareContexts').length;
      patient('ravi');
      await element.reload();
      await until(() => findPart(element, 'empty') !== undefined, 'the list of the other patient');
      await element.updateComplete;
      assert.notMatch(inside(element), secret);
      // One that was on its way says for whom, and is refused.
      for (const { headers } of backend.of('listCareContexts').slice(before))
        assert.strictEqual(headers.get(epochHeader), 'asha');
    });
  }
});

describe('Nothing about a patient leaves <care-contexts>', () => {
  const printed: string[] = [];
  const originals = { log: console.log, warn: console.warn, error: console.error, info: console.info };

  before(() => {
    for (const name of Object.keys(originals) as (keyof typeof originals)[])
      console[name] = (...words: unknown[]) => void printed.push(words.map(String).join(' '));
  });
  after(() => Object.assign(console, originals));
  afterEach(closeAll);

  it('not in storage, title, console, attributes, events or request addresses, which name no facility either', async () => {
    const { element, connect } = recordsPage();
    const urls: string[] = [];
    const { fetch } = connect;
    connect.fetch = async (input, init) => {
      urls.push((input as Request).url);
      return await fetch!(input, init);
    };
    const opened = heard(document.body, 'record-open');
    element.addEventListener('record-open', (event) => event.preventDefault(), { once: true });
    await openFacility(element);
    buttonOf(rowsOf(facilityOf(element))[0]!, 'open').click();
    await searchFor(element, 'dentist');
    await searchFor(element, 'blood');
    const person = /Lake|Hill|सिटी|Blood|X-ray|Vaccination|dentist|nisha/i;
    const attributes = [element, ...element.shadowRoot!.querySelectorAll('*')]
      .flatMap(({ attributes: all }) => [...all])
      .filter(({ name }) => name !== 'aria-label')
      .map(({ name, value }) => `${name}=${value}`);
    const stored = [sessionStorage, globalThis['localStorage']].map((storage) => JSON.stringify(storage));
    assert.notMatch(
      [...attributes, ...stored, ...urls, ...printed, document.title, location.href, document.cookie].join(
        '\n',
      ),
      person,
    );
    assert.deepEqual(opened, [{ version: 1, hipId: 'HIP1', careContextId: 'V9' }]);
    assert.isNotEmpty(urls);
    assert.notInclude(urls.join(), 'HIP1');
  });

  it('a page that is left shows nothing, and shows it again to the same patient', async () => {
    const { element } = recordsPage();
    await openFacility(element);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await element.updateComplete;
    assert.notMatch(inside(element), secret);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => findPart(element, 'record') !== undefined, 'the records');
  });

  it('an element that is taken away forgets', async () => {
    const { element, connect } = recordsPage();
    await searchFor(element, 'blood');
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await element.updateComplete;
    connect.append(element);
    await readList(element);
    await until(() => findPart(element, 'facilities') !== undefined);
    assert.isEmpty(part<HTMLInputElement>(element, 'input-search').value);
    assert.isUndefined(findPart(element, 'record'));
  });
});
