import { assert } from '@open-wc/testing';
import { findPart } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import {
  addDetails,
  issuedShare,
  partialReview,
  readStart,
  sharingScenes,
  toReview,
  waitingShare,
} from '../../support/fixtures-share.js';
import { go } from '../../support/hands.js';
import { inside } from '../../support/inside.js';
import { until } from '../../support/until.js';
import { heard, sharePage } from './page.js';

/** What is the patient's, and nobody else may find. */
const secret = /Nisha|99999|91-0000|MG Road|Lake Hospital|042/;

const names = [
  'review',
  'reviewIncomplete',
  'locating',
  'sharing',
  'waiting',
  'token',
  'tokenFullScreen',
  'silent',
] as const;

describe('Another patient signs in while <qr-share> shows', () => {
  afterEach(closeAll);

  for (const name of names) {
    it(`${name}: nothing of the one before stays`, async () => {
      const { element, connect, backend, patient } = await openScene('qr-share', sharingScenes[name]);
      backend.change({ findSession: { patients: [], gatewaySession: 'none' }, listShares: { shares: [] } });
      patient('ravi');
      await connect.session();
      await until(() => findPart(element, 'button-scan') !== undefined, 'the beginning');
      await element.updateComplete;
      assert.notMatch(inside(element), secret);
    });
  }
});

describe('Nothing about a patient leaves <qr-share>', () => {
  const printed: string[] = [];
  const originals = { log: console.log, warn: console.warn, error: console.error, info: console.info };

  before(() => {
    for (const name of Object.keys(originals) as (keyof typeof originals)[])
      console[name] = (...words: unknown[]) => void printed.push(words.map(String).join(' '));
  });
  after(() => Object.assign(console, originals));
  afterEach(closeAll);

  it('not in storage, title, console, attributes, events or request addresses', async () => {
    const { element, connect } = sharePage({
      reviewShare: partialReview,
      shareProfile: waitingShare(),
      readShare: issuedShare(),
    });
    const urls: string[] = [];
    const { fetch } = connect;
    connect.fetch = async (input, init) => {
      urls.push((input as Request).url);
      return await fetch!(input, init);
    };
    const events = ['profile-shared', 'share-cancelled', 'abdm-error'].map((name) =>
      heard(document.body, name),
    );
    await toReview(element);
    await addDetails(element);
    await go(element, 'submit');
    await until(() => findPart(element, 'number') !== undefined);
    const attributes = [element, ...element.shadowRoot!.querySelectorAll('*')]
      .flatMap(({ attributes: all }) => [...all])
      .map(({ name, value }) => `${name}=${value}`);
    const stored = [sessionStorage, globalThis['localStorage']].map((storage) => JSON.stringify(storage));
    const outside = [
      ...attributes,
      ...[...stored, ...urls, ...printed, document.title, location.href, document.cookie],
      JSON.stringify(events),
    ].join('\n');
    assert.notMatch(outside, secret);
    assert.lengthOf(events[0]!, 1);
    assert.notInclude(urls.join(), 'IN0710000001');
  });

  it('a page that is left shows nothing, and shows the token again to the same patient', async () => {
    const { element, backend } = await openScene('qr-share', sharingScenes.token);
    backend.change({ listShares: { shares: [issuedShare()] } });
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await element.updateComplete;
    assert.notMatch(inside(element), secret);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => findPart(element, 'number') !== undefined);
  });

  it('an element that is taken away forgets', async () => {
    const { element, connect } = await openScene('qr-share', sharingScenes.reviewIncomplete);
    await addDetails(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    connect.append(element);
    await readStart(element);
    assert.isUndefined(findPart(element, 'details'));
    assert.notMatch(inside(element), secret);
  });
});
