import { assert } from '@open-wc/testing';
import type { AbhaCard } from '../../../src/elements/abha-card/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { toCounter } from '../../support/fixtures-card.js';
import { focused, pressPart } from '../../support/hands.js';
import { readCode } from '../../support/qr-reader.js';
import { until } from '../../support/until.js';
import { cardPage } from './page.js';

const counter = (element: AbhaCard): HTMLDialogElement => part<HTMLDialogElement>(element, 'counter');

/** A screen that can be kept on; counts who keeps it so. */
function screen(): { readonly kept: () => number; readonly asked: () => number } {
  let kept = 0;
  let asked = 0;
  const request = (): Promise<Partial<WakeLockSentinel>> => {
    asked++;
    kept++;
    return Promise.resolve({
      release: () => {
        kept--;
        return Promise.resolve();
      },
    });
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  return { kept: () => kept, asked: () => asked };
}

describe('The QR code at the counter', () => {
  beforeEach(screen);
  afterEach(() => {
    closeAll();
    Reflect.deleteProperty(navigator, 'wakeLock');
    document.documentElement.removeAttribute('style');
  });

  it('fills the screen, white also on a dark page, with name and masked address below', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const { element } = cardPage();
    await toCounter(element);
    const dialog = counter(element);
    assert.isTrue(dialog.matches(':modal'));
    const { width, height } = dialog.getBoundingClientRect();
    assert.deepEqual([width, height], [document.documentElement.clientWidth, innerHeight]);
    assert.strictEqual(getComputedStyle(dialog).backgroundColor, 'rgb(255, 255, 255)');
    assert.strictEqual(textOf(element, 'counter-name'), 'Nisha Rao');
    assert.strictEqual(textOf(element, 'counter-address'), 'XXXXXXXao@abdm');
    const code = dialog.querySelector('svg')!;
    assert.deepEqual(readCode(code), readCode(element.shadowRoot!.querySelector('svg')!));
    const box = code.getBoundingClientRect();
    assert.isAtLeast(Math.min(box.width, box.height), Math.min(innerWidth, innerHeight) * 0.5);
    assert.strictEqual(dialog.ariaLabel, 'QR code of the ABHA of Nisha Rao');
  });

  const ways: Record<string, (element: AbhaCard) => unknown> = {
    'the button': (element) => pressPart(element, 'button-close'),
    Escape: (element) => counter(element).dispatchEvent(new Event('cancel', { cancelable: true })),
    'a browser that closes it without asking': (element) => counter(element).close(),
  };
  for (const [how, close] of Object.entries(ways)) {
    it(`is closed by ${how}; focus is on the button that opened it, and it opens again`, async () => {
      const { element } = cardPage();
      await toCounter(element);
      assert.strictEqual(focused(), part(element, 'button-close'));
      close(element);
      await until(() => findPart(element, 'counter') === undefined);
      await element.updateComplete;
      assert.strictEqual(focused(), part(element, 'button-full-screen'));
      await pressPart(element, 'button-full-screen');
      assert.isTrue(counter(element).open);
    });
  }

  it('keeps the screen on for as long as it is open, also after the page was out of sight', async () => {
    const { kept, asked } = screen();
    const { element } = cardPage();
    await toCounter(element);
    await until(() => kept() === 1);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => asked() === 2 && kept() === 1);
    await pressPart(element, 'button-close');
    await until(() => kept() === 0);
    document.dispatchEvent(new Event('visibilitychange'));
    assert.strictEqual(asked(), 2);
  });

  it('lets the screen go when the element is taken away', async () => {
    const { kept } = screen();
    const { element } = cardPage();
    await toCounter(element);
    await until(() => kept() === 1);
    element.remove();
    await until(() => kept() === 0);
  });

  for (const [what, wakeLock] of [
    ['knows no such thing', undefined],
    ['refuses it', { request: () => Promise.reject(new DOMException('No', 'NotAllowedError')) }],
  ] as const) {
    it(`is no error where the browser ${what}`, async () => {
      Object.defineProperty(navigator, 'wakeLock', { value: wakeLock, configurable: true });
      const { element } = cardPage();
      await toCounter(element);
      assert.isTrue(counter(element).open);
      await pressPart(element, 'button-close');
      assert.isUndefined(findPart(element, 'alert'));
    });
  }
});
