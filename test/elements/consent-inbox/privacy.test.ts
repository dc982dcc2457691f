import { assert } from '@open-wc/testing';
import { findPart } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { type ConsentSceneName, consentScenes, givePin, grant } from '../../support/fixtures-consents.js';
import { inside } from '../../support/inside.js';
import { until } from '../../support/until.js';
import { consentPage, heard } from './page.js';

/** What the requests say, what the patient types, and nobody else may find. */
const secret =
  /Asha Menon|Ravi Iyer|City Heart|Green Cross|Lake Hospital|Hill Laboratory|Blood test|4071|5182|HIP1|V1\b|request-1\b/;

const withPatient = (Object.keys(consentScenes) as ConsentSceneName[]).filter(
  (name) => !['withoutConnection', 'nobody', 'empty'].includes(name),
);

describe('Another patient signs in while <consent-inbox> shows', () => {
  afterEach(closeAll);

  for (const name of withPatient) {
    it(`${name}: nothing of the one before stays`, async () => {
      const { element, backend, patient } = await openScene('consent-inbox', consentScenes[name]);
      backend.change({
        listRequests: { requests: [] },
        readAutoApproval: { enabled: false },
      });
      patient('ravi');
      await element.reload();
      await until(() => findPart(element, 'empty') !== undefined, 'the list of the other patient');
      assert.notMatch(inside(element), secret);
      assert.isUndefined(findPart(element, 'review'));
    });
  }
});

describe('Nothing about a patient leaves <consent-inbox>', () => {
  const printed: string[] = [];
  const originals = { log: console.log, warn: console.warn, error: console.error, info: console.info };

  before(() => {
    for (const name of Object.keys(originals) as (keyof typeof originals)[])
      console[name] = (...words: unknown[]) => void printed.push(words.map(String).join(' '));
  });
  after(() => Object.assign(console, originals));
  afterEach(closeAll);

  it('not in storage, title, console or events, and no name or PIN in attributes or request addresses', async () => {
    const { element, connect } = consentPage({ pin: true });
    const urls: string[] = [];
    const { fetch } = connect;
    connect.fetch = async (input, init) => {
      urls.push((input as Request).url);
      return await fetch!(input, init);
    };
    const events = ['consent-granted', 'abdm-error'].map((name) => heard(document.body, name));
    await grant(element);
    await givePin(element);
    assert.isDefined(findPart(element, 'decided'));
    const person = /Menon|Iyer|Heart|Cross|Lake|Hill|Blood|4071|nisha/i;
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
    assert.notMatch(JSON.stringify(events), person);
    assert.isNotEmpty(urls);
    assert.lengthOf(events[0]!, 1);
  });

  it('an element that is taken away forgets', async () => {
    const { element, connect } = consentPage();
    await grant(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await element.updateComplete;
    connect.append(element);
    assert.isUndefined(findPart(element, 'review'));
  });
});
