import { assert } from '@open-wc/testing';
import type { AbhaCard } from '../../../src/elements/abha-card/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { never, refuse } from '../../support/fixtures.js';
import {
  bytesAnswer,
  type CardSceneName,
  cardScenes,
  drawnCard,
  hostileProfile,
  openText,
  qrText,
  read,
  showCode,
  smoothCard,
  stateOf,
} from '../../support/fixtures-card.js';
import { selfDeclaredProfile, verifiedProfile } from '../../support/fixtures-profile.js';
import { atRest, focused, go, pressPart } from '../../support/hands.js';
import { inside } from '../../support/inside.js';
import { readCode } from '../../support/qr-reader.js';
import { until } from '../../support/until.js';
import { cardPage, heard } from './page.js';

const renamed = { ...stateOf(verifiedProfile, 'second'), fullName: 'Nisha Sen' };
const image = (element: AbhaCard): HTMLImageElement | undefined => findPart(element, 'image');

describe('The states of <abha-card>', () => {
  afterEach(closeAll);
  const expected: Partial<Record<CardSceneName, readonly string[]>> = {
    card: ['idle'],
    code: ['idle'],
    counter: ['idle'],
    loading: ['loading'],
    pictureLoading: ['loading'],
    codeLoading: ['loading'],
    empty: ['empty'],
    pictureFailed: ['partial'],
    pictureBroken: ['partial'],
    codeFailed: ['partial'],
    stale: ['stale'],
    pictureStale: ['stale'],
    codeStale: ['stale'],
    error: ['error'],
    sessionEnded: ['error'],
    offline: ['offline'],
    withoutConnection: ['idle'],
  };
  const states = ['idle', 'loading', 'empty', 'partial', 'stale', 'error', 'offline'];
  for (const [name, on] of Object.entries(expected) as [CardSceneName, readonly string[]][]) {
    it(`${name}: ${on.join()}, and nothing else`, async () => {
      const { element } = await openScene('abha-card', cardScenes[name]);
      assert.deepEqual(
        states.filter((state) => element.matches(`:state(${state})`)),
        on,
      );
    });
  }
});

describe('What <abha-card> shows', () => {
  afterEach(closeAll);

  it('P2 7: the card as ABDM draws it, byte for byte, named for those who cannot see it', async () => {
    const { element, backend } = cardPage();
    await read(element);
    const { src, alt } = image(element)!;
    assert.match(src, /^blob:/);
    assert.strictEqual(alt, 'ABHA card of Nisha Rao');
    const [shown, given] = await Promise.all([
      (await fetch(src)).arrayBuffer(),
      (await drawnCard(backend.of('readCard')[0]!)).arrayBuffer(),
    ]);
    assert.deepEqual([...new Uint8Array(shown)], [...new Uint8Array(given)]);
  });

  it('P2 7: what it says as text, with number, address and mobile masked as on the card', async () => {
    const { element } = cardPage();
    await openText(element);
    const line = (name: string): string => textOf(element, `value-${name}`);
    assert.deepEqual(['name', 'number', 'address', 'mobile', 'birth', 'gender'].map(line), [
      'Nisha Rao',
      'XX-XXXX-XXXX-9015',
      'XXXXXXXao@abdm',
      'XXXXXX0001',
      'March 27, 1995',
      'Female',
    ]);
    assert.notMatch(inside(element), /91-1234|nisha\.rao/);
  });

  it('P2 6: no ABHA number where KYC is not verified', async () => {
    const { element } = cardPage({ readProfile: stateOf(selfDeclaredProfile, 'self') });
    await read(element);
    assert.isUndefined(findPart(element, 'row-number'));
  });

  it('texts of upstream are text, whatever they hold', async () => {
    const { element } = cardPage({ readProfile: hostileProfile });
    await openText(element);
    assert.include(textOf(element, 'value-name'), '<img src=x onerror="alert(1)">');
    assert.lengthOf(element.shadowRoot!.querySelectorAll('img'), 1);
    assert.isNull(element.shadowRoot!.querySelector('b'));
    for (const value of element.shadowRoot!.querySelectorAll('[part~="value"]'))
      assert.strictEqual(value.firstElementChild?.localName, 'bdi');
  });

  it('keeps the place of the picture while it loads', async () => {
    const { element, backend } = cardPage({ readCard: never });
    await until(() => findPart(element, 'picture') !== undefined);
    const before = part(element, 'picture').getBoundingClientRect();
    backend.change(smoothCard);
    await element.reload();
    await atRest(element);
    await image(element)!.decode();
    const after = part(element, 'picture').getBoundingClientRect();
    assert.closeTo(after.height, before.height, 1);
    assert.isAbove(before.height, 100);
  });

  it('the QR code: asked for with the first press, the very bytes that came, hidden with the next', async () => {
    const { element, backend } = cardPage();
    await read(element);
    assert.lengthOf(backend.of('readQr'), 0);
    await showCode(element);
    const code = part<HTMLElement & SVGElement>(element, 'qr');
    assert.deepEqual(readCode(code), [...new TextEncoder().encode(qrText)]);
    assert.strictEqual(code.getAttribute('aria-label'), 'QR code of the ABHA of Nisha Rao');
    assert.include(
      element.shadowRoot!.querySelector('[role="status"]')?.textContent,
      'The QR code is shown.',
    );
    await go(element, 'qr');
    assert.isUndefined(findPart(element, 'qr'));
    assert.strictEqual(textOf(element, 'button-qr'), 'Show QR code');
  });
});

describe('The data of <abha-card>', () => {
  afterEach(closeAll);

  it('are read once for two <abha-profile> and two cards on a page, and what one reads anew the others show', async () => {
    const { element, connect, backend } = cardPage();
    const others = ['abha-profile', 'abha-profile', 'abha-card'].map((tag) =>
      connect.appendChild(document.createElement(tag)),
    );
    await read(element);
    await until(() => others.every((other) => textOf(other).includes('Nisha Rao')));
    const calls = (): number[] =>
      (['readProfile', 'readCard', 'readQr'] as const).map((name) => backend.of(name).length);
    assert.deepEqual(calls(), [1, 1, 0]);
    backend.change({ readProfile: renamed });
    await (others[0] as HTMLElementTagNameMap['abha-profile']).reload();
    await until(() => [element, ...others].every((shown) => textOf(shown).includes('Nisha Sen')));
    await atRest(element);
    assert.deepEqual(calls(), [2, 2, 0]);
  });

  it('another state of the profile drops picture and QR code, and reads them anew', async () => {
    const { element, backend } = cardPage();
    await showCode(element);
    const before = image(element)!.src;
    backend.change({ readProfile: renamed, readCard: never, readQr: never });
    await Promise.race([element.reload(), until(() => textOf(element).includes('Nisha Sen'))]);
    await until(() => image(element) === undefined && findPart(element, 'qr') === undefined);
    assert.isFalse(
      await fetch(before).then(
        () => true,
        () => false,
      ),
    );
    backend.change({ readCard: drawnCard, readQr: bytesAnswer('{"a":2}', 'application/json') });
    await element.reload();
    await atRest(element);
    const code = part<HTMLElement & SVGElement>(element, 'qr');
    assert.deepEqual(readCode(code), [...new TextEncoder().encode('{"a":2}')]);
  });

  it('the same state of it keeps the picture', async () => {
    const { element, backend } = cardPage();
    await read(element);
    const other = element.parentElement!.appendChild(document.createElement('abha-profile'));
    await until(() => textOf(other).includes('Nisha Rao'));
    await other.reload();
    await atRest(element);
    assert.lengthOf(backend.of('readCard'), 1);
  });

  it('a picture that fails alone leaves the rest: text open, QR code, and its own way on', async () => {
    const { element, backend } = cardPage({ readCard: refuse('internal') });
    const errors = heard(element, 'abdm-error');
    await read(element);
    assert.strictEqual(textOf(element, 'remark'), 'The picture of your card could not be loaded.');
    assert.isTrue(part<HTMLDetailsElement>(element, 'text').open);
    assert.isUndefined(findPart(element, 'button-download'));
    assert.lengthOf(errors, 1);
    await go(element, 'qr');
    assert.isDefined(findPart(element, 'qr'));
    backend.change(smoothCard);
    await go(element, 'retry');
    assert.isDefined(image(element));
    assert.isUndefined(findPart(element, 'alert'));
    assert.deepEqual([backend.of('readProfile').length, backend.of('readCard').length], [1, 2]);
  });

  it('a picture that is none is a failure like others', async () => {
    const { element, backend } = cardPage({ readCard: bytesAnswer('<html>', 'image/png') });
    const errors = heard(element, 'abdm-error');
    await read(element);
    await until(() => findPart(element, 'alert') !== undefined);
    assert.deepInclude(errors[0] as object, { kind: 'unexpected-answer' });
    assert.isUndefined(findPart(element, 'button-download'));
    backend.change(smoothCard);
    await go(element, 'retry');
    assert.isDefined(image(element));
  });

  it('a QR code that fails alone leaves the card, with its own way on', async () => {
    const { element, backend } = cardPage({ readQr: refuse('internal') });
    await showCode(element);
    assert.strictEqual(textOf(element, 'remark'), 'The QR code could not be loaded.');
    assert.isDefined(image(element));
    backend.change(smoothCard);
    await go(element, 'retry');
    assert.isDefined(findPart(element, 'qr'));
    assert.deepEqual([backend.of('readCard').length, backend.of('readQr').length], [1, 2]);
  });

  it('who is signed out meanwhile is shown the way to sign in, once, and nothing else', async () => {
    const gone = refuse('sign-in-required');
    const { element, backend } = cardPage({}, { 'sign-in-url': '/sign-in' });
    await read(element);
    backend.change({ readProfile: gone, readCard: gone, readQr: gone });
    await pressPart(element, 'button-qr');
    await until(() => element.matches(':state(empty)'));
    assert.lengthOf(element.shadowRoot!.querySelectorAll('[role="alert"]'), 1);
    assert.strictEqual(part<HTMLAnchorElement>(element, 'sign-in').pathname, '/sign-in');
    assert.notInclude(textOf(element), 'Nisha');
    assert.isUndefined(image(element));
  });

  it('focus() leads to the heading, as soon as it is there', async () => {
    const { element } = cardPage();
    element.focus();
    await until(() => focused()?.id === 'title');
  });
});
