import { assert } from '@open-wc/testing';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { read } from '../../support/fixtures-card.js';
import { go, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { cardPage, heard } from './page.js';

describe('Downloading the card', () => {
  const { click } = HTMLAnchorElement.prototype;
  const saved: { readonly name: string; readonly url: string }[] = [];
  beforeEach(() => {
    saved.length = 0;
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, url: this.href });
    };
  });
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
    closeAll();
  });

  it('P2 7: saves the picture that is shown, without fetching it again, and tells the page', async () => {
    const { element, backend } = cardPage();
    const events = heard(element, 'card-downloaded');
    await read(element);
    await go(element, 'download');
    assert.strictEqual(saved[0]?.name, 'ABHA.png');
    const [file, shown] = await Promise.all(
      [saved[0]!.url, part<HTMLImageElement>(element, 'image').src].map(async (url) =>
        (await (await fetch(url)).blob()).text(),
      ),
    );
    assert.strictEqual(file, shown);
    assert.deepEqual(events, [{ version: 1 }]);
    assert.lengthOf(backend.of('readCard'), 1);
    assert.strictEqual(textOf(element, 'notice'), 'Your ABHA card is being saved on this device.');
  });
});

describe('Sharing the card', () => {
  const phone = navigator as unknown as Record<'canShare' | 'share', unknown>;
  const before = { canShare: phone.canShare, share: phone.share };
  afterEach(() => {
    Object.assign(phone, before);
    closeAll();
  });

  it('is offered only where the browser takes the file', async () => {
    const asked: ShareData[] = [];
    phone.canShare = (data: ShareData) => {
      asked.push(data);
      return false;
    };
    const { element } = cardPage();
    await read(element);
    assert.isUndefined(findPart(element, 'button-share'));
    assert.strictEqual(asked[0]?.files?.[0]?.type, 'image/png');
    closeAll();
    phone.canShare = undefined;
    const old = cardPage().element;
    await read(old);
    assert.isDefined(findPart(old, 'button-download'));
    assert.isUndefined(findPart(old, 'button-share'));
  });

  it('P2 7: shares the file, with nothing of the patient in its name, once at a time', async () => {
    const shared: ShareData[] = [];
    phone.canShare = () => true;
    phone.share = (data: ShareData) => {
      shared.push(data);
      return new Promise(() => undefined);
    };
    const { element } = cardPage();
    await read(element);
    await pressPart(element, 'button-share');
    await pressPart(element, 'button-share');
    assert.lengthOf(shared, 1);
    assert.deepEqual(
      shared[0]?.files?.map(({ name, type }) => [name, type]),
      [['ABHA.png', 'image/png']],
    );
    assert.strictEqual(shared[0]?.title, 'My ABHA card');
  });

  it('a patient who thinks better of it made no error', async () => {
    phone.canShare = () => true;
    phone.share = () => Promise.reject(new DOMException('No', 'AbortError'));
    const { element } = cardPage();
    const errors = heard(element, 'abdm-error');
    await read(element);
    await pressPart(element, 'button-share');
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.isUndefined(findPart(element, 'notice'));
    assert.lengthOf(errors, 0);
  });

  it('what fails otherwise is said, with another way', async () => {
    phone.canShare = () => true;
    phone.share = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
    const { element } = cardPage();
    await read(element);
    await pressPart(element, 'button-share');
    await until(() => findPart(element, 'notice') !== undefined);
    assert.include(textOf(element, 'notice'), 'Please download the card');
  });
});

describe('Printing the card', () => {
  const { print } = window;
  const around = document.createElement('div');
  afterEach(() => {
    window.print = print;
    closeAll();
    around.remove();
  });

  /** Lets the browser print as it does: it tells before and after, and draws in between. */
  function printer(look: () => void): void {
    window.print = () => {
      dispatchEvent(new Event('beforeprint'));
      look();
      dispatchEvent(new Event('afterprint'));
    };
  }

  it('the card alone: above all that stands around it, the page aside, and back afterwards', async () => {
    const { element, connect } = cardPage();
    // A page in whose shadow roots the card would be moved and clipped.
    const inner = document.body.appendChild(around).attachShadow({ mode: 'open' });
    const frame = inner.appendChild(document.createElement('div'));
    frame.style.cssText = 'transform: rotate(3deg); overflow: hidden; block-size: 1em';
    frame.append(connect);
    await read(element);
    const image = part<HTMLImageElement>(element, 'image');
    const sheets = document.adoptedStyleSheets.length;
    const rules = (): string =>
      document.adoptedStyleSheets
        .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
        .join();
    let printed = 0;
    printer(() => {
      printed++;
      assert.isTrue(image.matches('.alone:popover-open'));
      assert.match(rules(), /@media print.*:root \*.*visibility: hidden !important/s);
    });
    await pressPart(element, 'button-print');
    await until(() => printed === 1);
    await element.updateComplete;
    assert.isFalse(image.matches('.alone, [popover]'));
    assert.lengthOf(document.adoptedStyleSheets, sheets);
    await pressPart(element, 'button-print');
    await until(() => printed === 2);
  });

  it('only while it prints; an element that is taken away gives the page back', async () => {
    const { element } = cardPage();
    await read(element);
    const sheets = document.adoptedStyleSheets.length;
    window.print = () => undefined;
    await pressPart(element, 'button-print');
    await until(() => document.adoptedStyleSheets.length === sheets + 1);
    element.remove();
    assert.lengthOf(document.adoptedStyleSheets, sheets);
  });
});
