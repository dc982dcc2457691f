import { assert } from '@open-wc/testing';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import type { RecordViewer } from '../../../src/elements/record-viewer/index.js';
import { exportedRecordParts } from '../../../src/ui/record-parts.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { held, never, refuse } from '../../support/fixtures.js';
import {
  bundleAnswer,
  halfway,
  openNarratives,
  read,
  type RecordSceneName,
  recordScenes,
} from '../../support/fixtures-records.js';
import { focused, go, pressPart } from '../../support/hands.js';
import { inside } from '../../support/inside.js';
import { longReport, picture, records } from '../../support/record-bundles.js';
import { until } from '../../support/until.js';
import { heard, recordPage } from './page.js';

const headings = (element: RecordViewer): string[] =>
  [...element.shadowRoot!.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
    ({ localName, textContent }) => `${localName} ${textContent.trim()}`,
  );

describe('The states of <record-viewer>', () => {
  afterEach(closeAll);
  const expected: Partial<Record<RecordSceneName, readonly string[]>> = {
    none: ['idle'],
    loading: ['loading'],
    receiving: ['loading'],
    cancelled: ['idle'],
    consultation: ['idle'],
    long: ['idle'],
    hostile: ['idle'],
    partial: ['partial'],
    emptyRecord: ['empty'],
    closed: ['idle'],
    stale: ['stale'],
    empty: ['empty'],
    notReady: ['empty'],
    notFound: ['error'],
    consentMissing: ['error'],
    tooLarge: ['error'],
    error: ['error'],
    notABundle: ['error'],
    sessionEnded: ['error'],
    offline: ['offline'],
    withoutConnection: ['idle'],
  };
  const states = ['idle', 'loading', 'empty', 'partial', 'stale', 'error', 'offline'];
  for (const [name, on] of Object.entries(expected) as [RecordSceneName, readonly string[]][])
    it(`${name}: ${on.join()}, and nothing else`, async () => {
      const { element } = await openScene('record-viewer', recordScenes[name]);
      assert.deepEqual(
        states.filter((state) => element.matches(`:state(${state})`)),
        on,
      );
    });
});

describe('What <record-viewer> asks for', () => {
  afterEach(closeAll);

  it('P2 1.10: the record of its care context, once', async () => {
    const { element, backend } = recordPage();
    await read(element);
    assert.deepEqual(
      backend.of('readRecord').map(({ body }) => body),
      [{ hipId: 'IN2910000123', careContextId: 'visit-7' }],
    );
  });

  it('nothing until it knows which', async () => {
    const { element, backend } = recordPage({}, { 'hip-id': 'IN2910000123' });
    await read(element);
    assert.isEmpty(backend.of('readRecord'));
    element.careContextId = 'visit-8';
    await until(() => findPart(element, 'document') !== undefined);
    assert.lengthOf(backend.of('readRecord'), 1);
  });

  it('another record when it is told of another; the one before is given up', async () => {
    const answers = held();
    const { element, backend } = recordPage({ readRecord: answers.answer });
    await until(() => backend.of('readRecord').length === 1);
    element.open({
      hipId: 'IN2910000124',
      careContextId: 'visit-9',
      facilityName: 'Green Clinic',
      display: 'Fever',
    });
    await until(() => backend.of('readRecord').length === 2);
    assert.isTrue(backend.of('readRecord')[0]!.signal.aborted);
    backend.change({ readRecord: bundleAnswer(records.invoice) });
    await element.reload();
    await read(element);
    assert.include(textOf(element, 'provenance'), 'Sent by Green Clinic');
    assert.include(textOf(element, 'provenance'), 'Visit: Fever');
    assert.strictEqual(focused()?.id, 'title');
  });
});

describe('A large record on its way', () => {
  afterEach(closeAll);

  it('shows how much has come, as a bar and in words', async () => {
    const { element } = recordPage({ readRecord: halfway });
    await until(() => findPart(element, 'received') !== undefined);
    const bar = part<HTMLProgressElement>(element, 'progress');
    assert.strictEqual(bar.value, 2000);
    assert.isAbove(bar.max, 3000);
    assert.match(textOf(element, 'received'), /^2 kB of \d kB received$/);
  });

  it('can be stopped, and loaded after all', async () => {
    const { element, backend } = recordPage({ readRecord: halfway });
    await until(() => findPart(element, 'received') !== undefined);
    await go(element, 'cancel');
    assert.isTrue(backend.of('readRecord')[0]!.signal.aborted);
    assert.include(textOf(element), 'Loading was cancelled.');
    assert.include(focused()?.part.value, 'button-load');
    backend.change({ readRecord: bundleAnswer(records.invoice) });
    await go(element, 'load');
    await read(element);
    assert.include(textOf(element, 'title'), 'Invoice record');
  });

  it('comes on the page in slices, all of it in the end', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(longReport(900)) });
    const seen = new Set<number>();
    const count = (): number => element.shadowRoot!.querySelectorAll('tbody tr').length;
    await until(() => {
      seen.add(count());
      return count() === 900;
    });
    assert.isAbove(seen.size, 3, [...seen].join());
    await read(element);
    assert.include(textOf(element), 'Test 900');
    assert.isDefined(findPart(element, 'button-print'));
  });
});

describe('A record in the page around it', () => {
  afterEach(closeAll);

  it('has its headings at the level that the page says, and none below the sixth', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(records.laboratory) });
    await read(element);
    assert.deepEqual(headings(element).slice(0, 3), [
      'h2 Diagnostic report',
      'h3 Blood tests',
      'h4 Test report: Complete blood count',
    ]);
    element.headingLevel = 5;
    await element.updateComplete;
    assert.deepEqual(headings(element).slice(0, 3), [
      'h5 Diagnostic report',
      'h6 Blood tests',
      'h6 Test report: Complete blood count',
    ]);
  });

  it('brings no landmarks but itself', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(records.laboratory) });
    await read(element);
    assert.isNull(
      element.shadowRoot!.querySelector(
        'main, header, footer, nav, aside, article, section section, [role="region"], [role="main"]',
      ),
    );
  });

  it('has tables with captions and scopes, in places that the keyboard scrolls', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(records.laboratory) });
    await read(element);
    for (const table of element.shadowRoot!.querySelectorAll('table')) {
      assert.isNotEmpty(table.caption?.textContent.trim());
      for (const cell of table.querySelectorAll('thead th'))
        assert.strictEqual(cell.getAttribute('scope'), 'col');
      for (const cell of table.querySelectorAll('tbody th'))
        assert.strictEqual(cell.getAttribute('scope'), 'row');
      const { tabIndex, role } = table.parentElement!;
      assert.deepEqual([tabIndex, role], [0, 'group']);
    }
  });

  it('tells that it is there', async () => {
    const { element } = recordPage();
    await read(element);
    assert.strictEqual(
      element.shadowRoot!.querySelector('[role="status"]')?.textContent.trim(),
      'The record is shown.',
    );
  });

  it('closes, tells the page, and shows nothing more', async () => {
    const { element } = recordPage();
    await read(element);
    const closed = heard(document.body, 'record-closed');
    await go(element, 'close');
    assert.deepEqual(closed, [{ version: 1, hipId: 'IN2910000123' }]);
    assert.isUndefined(findPart(element, 'document'));
    assert.notInclude(inside(element), 'Nisha');
  });

  it('has no button to close it where the page wants none', async () => {
    const { element } = recordPage();
    element.noClose = true;
    await read(element);
    assert.isUndefined(findPart(element, 'button-close'));
    assert.isDefined(findPart(element, 'button-print'));
  });

  it('changes its language with the page', async () => {
    const { element, connect } = recordPage({ readRecord: bundleAnswer(records.prescription) });
    await read(element);
    assert.include(textOf(element), 'twice a day, after meals');
    connect.lang = 'hi';
    await until(() => textOf(element).includes('दिन में 2 बार, खाने के बाद'));
  });
});

describe('A record inside another element', () => {
  it('exports all its documented parts', async () => {
    const { modules } = (await (await fetch('/custom-elements.json')).json()) as Package;
    const viewer = modules
      .flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[])
      .find(({ tagName }) => tagName === 'record-viewer');
    assert.deepEqual(
      exportedRecordParts.split(', '),
      (viewer?.cssParts ?? []).map(({ name }) => `${name}: record-${name}`),
    );
  });
});

describe('Files of a record', () => {
  afterEach(closeAll);
  const links = (element: RecordViewer, name: string): HTMLAnchorElement[] => [
    ...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>(`[part~="file-${name}"]`),
  ];

  it('P2 11.3: a picture is shown, byte for byte; a PDF is there to open and to download', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(records.documents) });
    await read(element);
    const image = part<HTMLImageElement>(element, 'image');
    await image.decode();
    assert.deepEqual([image.alt, image.naturalWidth], ['X-ray of the hand', 80]);
    const shown = await (await fetch(image.src)).blob();
    assert.strictEqual(shown.type, 'image/png');
    assert.strictEqual(btoa(String.fromCharCode(...new Uint8Array(await shown.arrayBuffer()))), picture);
    const [letter] = links(element, 'open');
    assert.strictEqual((await (await fetch(letter!.href)).blob()).type, 'application/pdf');
    assert.deepEqual(
      links(element, 'download').map(({ download }) => download),
      ['record.pdf', 'record.png', 'record.txt'],
    );
  });

  it('what is no picture by its bytes is never shown as one, and markup is saved as text', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(records.documents) });
    await read(element);
    const drawing = links(element, 'download')[2]!;
    assert.strictEqual((await (await fetch(drawing.href)).blob()).type, 'text/plain');
    assert.lengthOf(links(element, 'open'), 2);
    assert.lengthOf(element.shadowRoot!.querySelectorAll('img'), 1);
  });
});

describe('The facility’s own text', () => {
  afterEach(closeAll);

  it('stands at once where nothing else says it, line by line, without its markup', async () => {
    const { element } = recordPage();
    await read(element);
    await until(() => findPart(element, 'narrative') !== undefined);
    assert.strictEqual(part(element, 'narrative').textContent, 'Rest for three days.\n• Warm water');
  });

  it('unfolds where structured content says it already', async () => {
    const { element } = recordPage();
    await read(element);
    assert.notInclude(textOf(element), 'Dengue, not severe');
    await openNarratives(element);
    assert.include(textOf(element), 'Dengue, not severe');
  });
});

describe('A record on paper', () => {
  const { print } = window;
  afterEach(() => {
    window.print = print;
    for (const frame of document.querySelectorAll('iframe')) if (frame.hidden) frame.remove();
    closeAll();
  });

  it('is a document of its own, with where it comes from on every page', async () => {
    const { element } = recordPage({ readRecord: bundleAnswer(records.documents) });
    await read(element);
    let printed = 0;
    const watch = new MutationObserver(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[hidden]');
      if (frame?.contentWindow) frame.contentWindow.print = () => (printed += 1);
    });
    watch.observe(document.body, { childList: true });
    await pressPart(element, 'button-print');
    await until(() => printed === 1);
    watch.disconnect();
    const frame = document.querySelector<HTMLIFrameElement>('iframe[hidden]')!;
    const paper = frame.contentDocument!;
    assert.strictEqual(paper.title, 'Health record');
    assert.include(paper.body.textContent, 'X-ray of the hand');
    assert.include(paper.body.textContent, 'Sent by Lake View Hospital through ABDM');
    assert.lengthOf(paper.querySelectorAll('[style], script'), 0);
    const page = paper.adoptedStyleSheets
      .flatMap(({ cssRules }) => [...cssRules])
      .map(({ cssText }) => cssText);
    assert.isTrue(page.some((rule) => rule.startsWith('@page') && rule.includes('Lake View Hospital')));
    frame.contentWindow!.dispatchEvent(new Event('afterprint'));
    assert.isNull(document.querySelector('iframe[hidden]'));
  });
});

describe('Failures in words', () => {
  afterEach(closeAll);

  for (const [kind, words, next] of [
    ['record-not-ready', 'The facility has not sent this record yet.', 'button-retry'],
    ['record-not-found', 'This record is not there any more.', undefined],
    ['consent-missing', 'There is no consent with which this record may be fetched.', undefined],
    ['record-too-large', 'This record is too large to show here.', undefined],
  ] as const)
    it(kind, async () => {
      const { element, backend } = recordPage({ readRecord: refuse(kind) });
      const failures = heard(document.body, 'abdm-error') as { kind: string }[];
      await read(element);
      assert.include(textOf(element, 'alert'), words);
      assert.deepEqual(
        failures.map((failure) => failure.kind),
        [kind],
      );
      assert.strictEqual(findPart(element, 'button-retry') !== undefined, next !== undefined);
      backend.change({ readRecord: bundleAnswer(records.invoice) });
      if (next) await pressPart(element, next);
      else await element.reload();
      await read(element);
      assert.isDefined(findPart(element, 'document'));
      assert.isUndefined(findPart(element, 'alert'));
    });

  it('one that is being read while the element goes leaves nothing behind', async () => {
    const { element, backend } = recordPage({ readRecord: never });
    await until(() => backend.of('readRecord').length === 1);
    element.remove();
    await until(() => backend.of('readRecord')[0]!.signal.aborted);
  });
});
