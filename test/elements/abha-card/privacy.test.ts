import { assert } from '@open-wc/testing';
import type { AbhaCard } from '../../../src/elements/abha-card/index.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { never, refuse, type Script } from '../../support/fixtures.js';
import { read, showCode, stateOf, toCounter } from '../../support/fixtures-card.js';
import { selfDeclaredProfile } from '../../support/fixtures-profile.js';
import { focused } from '../../support/hands.js';
import { inside } from '../../support/inside.js';
import { until } from '../../support/until.js';
import { cardPage, watchFiles } from './page.js';

const hers = /Nisha|ao@abdm|9015|X0001/;
const theirs: Script = {
  readProfile: {
    ...stateOf(selfDeclaredProfile, 'vikram'),
    fullName: 'Vikram',
    abhaAddress: 'vikram@abdm',
    abhaAddresses: ['vikram@abdm'],
    mobile: '******0002',
  },
  readCard: never,
};

/** All that the element shows from now on, change by change. */
function watch(element: AbhaCard): string[] {
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

describe('<abha-card> keeps nothing of a patient who is gone', () => {
  let files: ReturnType<typeof watchFiles>;
  beforeEach(() => {
    files = watchFiles();
  });
  afterEach(() => {
    closeAll();
    files.end();
  });

  for (const [where, reach] of [
    ['the card', read],
    ['the QR code', showCode],
    ['the counter', toCounter],
  ] as const) {
    it(`${where}: another patient`, async () => {
      const { element, connect, backend, patient } = cardPage();
      await reach(element);
      assert.lengthOf([...files.open], 1);
      backend.change(theirs);
      patient('vikram');
      const shown = watch(element);
      await connect.session();
      await until(() => textOf(element).includes('Vikram'));
      assert.isNotEmpty(shown);
      for (const html of shown) assert.notMatch(html, hers);
      assert.lengthOf([...files.open], 0);
      for (const name of ['image', 'qr', 'counter']) assert.isUndefined(findPart(element, name), name);
      if (reach === toCounter) assert.strictEqual(focused()?.id, 'title');
      assert.lengthOf(backend.of('readQr'), reach === read ? 0 : 1, 'nobody asked for his code');
    });

    it(`${where}: sign-out`, async () => {
      const { element, connect, backend, patient } = cardPage();
      await reach(element);
      backend.change({
        readProfile: refuse('sign-in-required'),
        signOut: { patients: [], gatewaySession: 'none' },
      });
      patient('nobody');
      await connect.signOut();
      await until(() => textOf(element).includes('Please sign in first.'));
      assert.notMatch(inside(element), hers);
      assert.lengthOf([...files.open], 0);
    });

    it(`${where}: a page that is left shows nothing, and comes back as it was`, async () => {
      const { element } = cardPage();
      await reach(element);
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await Promise.resolve();
      await element.updateComplete;
      assert.notMatch(inside(element), hers);
      await until(() => files.open.size === 0);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until(() => findPart(element, 'image') !== undefined);
    });
  }

  it('another picture ends the address of the one before; the element taken away ends all', async () => {
    const { element, connect } = cardPage();
    await read(element);
    const [first] = files.open;
    await element.reload();
    await until(() => files.open.size === 1 && !files.open.has(first!));
    element.remove();
    await until(() => files.open.size === 0);
    await element.updateComplete;
    assert.notMatch(inside(element), hers);
    connect.append(element);
    await until(() => findPart(element, 'image') !== undefined);
  });

  it('moved, it keeps its picture', async () => {
    const { element, connect, backend } = cardPage();
    await read(element);
    connect.append(element);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.isDefined(findPart(element, 'image'));
    assert.lengthOf(backend.of('readCard'), 1);
  });

  it('nothing of the patient is in attributes, the address of the page, storage, or the console', async () => {
    const said: unknown[] = [];
    const { log, warn, error } = console;
    const hear = (...things: unknown[]): void => void said.push(...things);
    Object.assign(console, { log: hear, warn: hear, error: hear });
    const { element } = cardPage();
    await toCounter(element);
    Object.assign(console, { log, warn, error });
    const stored = Array.from({ length: sessionStorage.length }, (_, index) => {
      const key = sessionStorage.key(index) ?? '';
      return `${key}=${sessionStorage.getItem(key) ?? ''}`;
    });
    const kept = [location.href, stored.join(), said.join()];
    for (const text of [...kept, element.outerHTML]) assert.notMatch(text, /Nisha|nisha/);
  });
});
