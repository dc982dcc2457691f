import { assert } from '@open-wc/testing';
import type { ProviderSearch } from '../../../src/elements/provider-search/index.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import {
  careProviders,
  choose,
  fieldOf,
  foundAnswer,
  lookedUp,
  search,
  smoothProviders,
} from '../../support/fixtures-providers.js';
import { until } from '../../support/until.js';
import { heard, searchPage } from './page.js';

const typed = /oncology/i;

/** Whatever of a page outlives it, or is read by others. */
function kept(): string {
  const stored = [globalThis.sessionStorage, globalThis.localStorage].map((storage) =>
    Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')),
  );
  return [location.href, document.cookie, stored.join()].join();
}

describe('<provider-search> and what was typed, which can tell an illness', () => {
  afterEach(closeAll);

  it('is in no address, storage, attribute, event or console', async () => {
    const said: unknown[] = [];
    const { log, warn, error } = console;
    const hear = (...things: unknown[]): void => void said.push(...things);
    Object.assign(console, { log: hear, warn: hear, error: hear });
    const urls: string[] = [];
    const { element, connect, backend } = searchPage({ searchProviders: refuse('internal') });
    const { fetch } = connect;
    connect.fetch = (input, init) => {
      urls.push(input instanceof Request ? input.url : String(input));
      return fetch!(input, init);
    };
    const events = [...['provider-select', 'abdm-error'].map((name) => heard(element, name))];
    await search(element, 'Oncology centre');
    backend.change(smoothProviders);
    await search(element, 'Oncology cent');
    Object.assign(console, { log, warn, error });
    assert.lengthOf(urls, 2);
    for (const text of [kept(), urls.join(), said.join(), JSON.stringify(events), element.outerHTML])
      assert.notMatch(text, typed);
    for (const inside of element.shadowRoot!.querySelectorAll('*'))
      for (const { name, value } of inside.attributes) assert.notMatch(value, typed, name);
  });

  const nothingLeft = (element: ProviderSearch): void => {
    assert.strictEqual(fieldOf(element).value, '');
    assert.notMatch(textOf(element), /care|Aarogya/i);
    assert.isUndefined(element.value);
  };

  it('goes with the patient: another one, found and chosen', async () => {
    for (const reach of [search, choose]) {
      const { element, connect, backend, patient } = searchPage();
      await reach(element);
      backend.change({ findSession: { patients: [], gatewaySession: 'none' } });
      patient('vikram');
      await connect.session();
      await until(() => findPart(element, 'input') !== undefined && fieldOf(element).value === '');
      nothingLeft(element);
      closeAll();
    }
  });

  it('goes with the element, which may come back; moved, it keeps it', async () => {
    const { element, connect } = searchPage({ searchProviders: foundAnswer(careProviders, true) });
    await search(element);
    connect.append(element);
    await element.updateComplete;
    assert.strictEqual(fieldOf(element).value, 'care');
    element.remove();
    await until(() => !element.matches(':state(partial)'));
    connect.append(element);
    await until(() => findPart(element, 'input') !== undefined);
    nothingLeft(element);
  });

  it('is not in a page that the browser keeps for "back"', async () => {
    const { element } = searchPage();
    await search(element);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await element.updateComplete;
    assert.isUndefined(findPart(element, 'input'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => findPart(element, 'input') !== undefined);
    nothingLeft(element);
  });

  it('what the page chose stays for every patient', async () => {
    const { element, connect, backend, patient } = searchPage({}, { 'hip-id': careProviders[0].hipId });
    await lookedUp(element);
    backend.change({ findSession: { patients: [], gatewaySession: 'none' } });
    patient('vikram');
    await connect.session();
    await element.updateComplete;
    assert.deepEqual(element.value, careProviders[0]);
  });
});
