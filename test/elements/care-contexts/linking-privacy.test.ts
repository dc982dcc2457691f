import { assert } from '@open-wc/testing';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { form, linkingScenes, type LinkingSceneName } from '../../support/fixtures-linking.js';
import { inside } from '../../support/inside.js';
import { until } from '../../support/until.js';

const names = Object.keys(linkingScenes) as LinkingSceneName[];

/** What the facility tells of the patient, what the patient types, and nobody else may find. */
const secret = /Skin|खून|Physiotherapy|LH-|Nisha|nisha|1234|Child clinic/;

describe('Nothing about a patient leaves the linking', () => {
  const printed: string[] = [];
  const originals = { log: console.log, warn: console.warn, error: console.error, info: console.info };

  before(() => {
    for (const name of Object.keys(originals) as (keyof typeof originals)[])
      console[name] = (...words: unknown[]) => void printed.push(words.map(String).join(' '));
  });
  after(() => Object.assign(console, originals));
  afterEach(closeAll);

  for (const name of names)
    it(`${name}: not in storage, title, address, console or attributes, and gone with the patient`, async () => {
      const { element, connect, patient } = await openScene('care-contexts', linkingScenes[name]);
      const attributes = [connect, element].flatMap((host) => [...host.attributes].map(({ value }) => value));
      const stored = [sessionStorage, globalThis['localStorage']].map((storage) => JSON.stringify(storage));
      const outside = [
        ...attributes,
        stored,
        document.title,
        location.href,
        document.cookie,
        ...printed,
      ].join();
      assert.notMatch(outside, secret);

      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await element.updateComplete;
      assert.notMatch(inside(element), secret, 'a page that is left shows nothing');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until(() => form(element) !== undefined, 'the linking, for the same patient');

      patient('ravi');
      await element.reload();
      await element.updateComplete;
      assert.isUndefined(form(element));
      assert.notMatch(inside(element), secret);
    });
});
