import { assert } from '@open-wc/testing';
import type { RecordViewer } from '../../../src/elements/record-viewer/index.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { bundleAnswer, openNarratives, read } from '../../support/fixtures-records.js';
import { heavyRecords, hostileMarkup, hostileRecord, megabytes } from '../../support/hostile-bundles.js';
import { recordOf } from '../../support/record-bundles.js';
import { until } from '../../support/until.js';
import { recordPage } from './page.js';

const page = globalThis as { pwned?: number };

/** Elements that a viewer makes; none else may stand in it. */
const own =
  /^(?:section|div|h[1-6]|p|span|bdi|strong|dl|dt|dd|table|caption|thead|tbody|tr|th|td|details|summary|figure|figcaption|img|a|button|progress|slot)$/;

/** Waits as long as a large record takes on a busy machine. */
async function whole(element: RecordViewer): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    const isThere = await read(element).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error('The record is still not there');
}

describe('A record that is made to break a page', () => {
  const asked: string[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) asked.push(name);
  });
  before(() => observer.observe({ type: 'resource' }));
  after(() => observer.disconnect());
  beforeEach(() => {
    delete page.pwned;
    asked.length = 0;
  });
  afterEach(closeAll);

  it('runs nothing, fetches nothing, and becomes no element: its texts are texts', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(hostileRecord) });
    await openNarratives(element);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.isUndefined(page.pwned);
    assert.isEmpty(asked.filter((url) => /stolen|elsewhere\.example/.test(url)));
    for (const inside of element.shadowRoot!.querySelectorAll('*')) {
      assert.match(inside.localName, own, inside.outerHTML.slice(0, 200));
      for (const { name, value } of inside.attributes) {
        assert.notMatch(name, /^(?:on|style|srcdoc)/, inside.outerHTML.slice(0, 200));
        if (name === 'href' || name === 'src') assert.match(value, /^blob:/, inside.outerHTML.slice(0, 200));
      }
    }
    for (const text of ['<b>Section</b>', '<img src=x', 'page.html', 'Lake View Hospital', 'javascript:'])
      assert.include(textOf(element), text);
  });

  for (const [index, markup] of hostileMarkup.entries())
    it(`a facility's text is only text: ${markup.slice(0, 60)}`, async () => {
      const section = [
        { title: 'Text', text: { status: 'generated' as const, div: `${markup}<p>The end</p>` } },
      ];
      const { element } = recordPage({ readRecord: bundleAnswer(recordOf('Record', section, [])) });
      await read(element);
      await until(() => findPart(element, 'narrative') !== undefined || index === 7);
      assert.isUndefined(page.pwned);
      assert.isEmpty(asked.filter((url) => url.includes('stolen')));
      for (const narrative of element.shadowRoot!.querySelectorAll('[part="narrative"]'))
        assert.isEmpty(narrative.children);
    });

  it('a picture that is none, no base64, or half a file is said to be so, and the rest is shown', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(hostileRecord) });
    await read(element);
    assert.include(textOf(element), 'This file is damaged or empty and cannot be opened.');
    await until(() => element.shadowRoot!.querySelector('img') === null, 'the broken picture to go');
  });

  it('a file of 50 megabytes is refused before it is read', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(megabytes(50)) });
    await whole(element);
    assert.include(textOf(element, 'alert'), 'This record is too large to show here.');
  }).timeout(30_000);

  for (const [name, { json, text }] of Object.entries(heavyRecords))
    it(`${name}: the rest is shown`, async () => {
      const { element } = recordPage({ readRecord: bundleAnswer(JSON.parse(json()) as object) });
      await whole(element);
      assert.include(textOf(element), text);
    }).timeout(60_000);
});
