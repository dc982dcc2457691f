import { assert } from '@open-wc/testing';
import { encode } from 'uqr';
import type { QrShare } from '../../../src/elements/qr-share/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import {
  counter,
  counterLink,
  otherCodes,
  pasteFile,
  pasteText,
  readStart,
  unfold,
} from '../../support/fixtures-share.js';
import { focused, go, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { heard, sharePage } from './page.js';

/** A picture of a QR code, as a screenshot has it. */
async function picture(text: string | undefined): Promise<File> {
  const canvas = new OffscreenCanvas(300, 300);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 300, 300);
  context.fillStyle = '#000';
  if (text !== undefined)
    for (const [y, row] of encode(text, { border: 4 }).data.entries())
      for (const [x, isDark] of row.entries()) if (isDark) context.fillRect(x * 6, y * 6, 6, 6);
  return new File([await canvas.convertToBlob()], 'code.png', { type: 'image/png' });
}

const isReviewed = (element: QrShare): boolean => findPart(element, 'details') !== undefined;

function drop(element: QrShare, fill: (data: DataTransfer) => unknown): DragEvent {
  const dataTransfer = new DataTransfer();
  fill(dataTransfer);
  const event = new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true });
  part(element, 'frame').dispatchEvent(event);
  return event;
}

describe('<qr-share> without a camera', () => {
  afterEach(() => {
    closeAll();
    history.replaceState(null, '', location.pathname);
  });

  it('takes a pasted link', async () => {
    const { element, backend } = sharePage();
    await readStart(element);
    await pasteText(element, ` ${counterLink()} `);
    assert.isTrue(isReviewed(element));
    assert.deepInclude(backend.of('reviewShare')[0]!.body, { ...counter });
  });

  it('takes a picture by file, paste and drop', async function () {
    this.timeout(30_000);
    const file = await picture(counterLink());
    const ways: readonly ((element: QrShare) => Promise<void> | void)[] = [
      (element) => {
        const input = element.shadowRoot!.querySelector<HTMLInputElement>('[part~="button-choose"] + input')!;
        const data = new DataTransfer();
        data.items.add(file);
        input.files = data.files;
        input.dispatchEvent(new Event('change'));
      },
      (element) => pasteFile(element, file),
      (element) => assert.isTrue(drop(element, (data) => data.items.add(file)).defaultPrevented),
    ];
    for (const give of ways) {
      const { element } = sharePage();
      await unfold(element);
      await give(element);
      await until(() => isReviewed(element), 'the review');
      closeAll();
    }
  });

  it('says what is wrong with a picture', async function () {
    this.timeout(30_000);
    for (const [file, words] of [
      [await picture(undefined), 'No QR code was found'],
      [new File(['no picture'], 'letter.pdf', { type: 'application/pdf' }), 'cannot be read as a picture'],
      [await picture(otherCodes.payment), 'for a payment'],
    ] as const) {
      const { element } = sharePage();
      await unfold(element);
      await pasteFile(element, file);
      await until(() => findPart(element, 'refusal') !== undefined, words);
      assert.include(textOf(element, 'refusal'), words);
      assert.strictEqual(focused(), part(element, 'refusal'));
      closeAll();
    }
  });

  it('takes a dropped link, and leaves what is dropped elsewhere to the page', async () => {
    const { element } = sharePage();
    await readStart(element);
    drop(element, (data) => data.setData('text/plain', counterLink()));
    await until(() => isReviewed(element));
    assert.isFalse(drop(element, (data) => data.setData('text/plain', counterLink())).defaultPrevented);
  });

  it('takes typed ids, and says what is wrong with them', async () => {
    const { element, backend } = sharePage();
    await unfold(element);
    await typeInto(element, 'hipId', counter.hipId);
    await typeInto(element, 'counterId', counter.hipId.toLowerCase());
    await go(element, 'submit');
    assert.include(textOf(element, 'problem-counterId'), 'another one than the facility ID');
    assert.strictEqual(focused(), part(element, 'input-counterId'));
    await typeInto(element, 'counterId', 'OPD cardio');
    await go(element, 'submit');
    assert.isTrue(isReviewed(element));
    assert.deepInclude(backend.of('reviewShare')[0]!.body, { ...counter, counterId: 'OPD cardio' });
  });

  for (const [kind, text] of Object.entries(otherCodes)) {
    it(`names a ${kind}, and neither opens nor fetches anything`, async () => {
      const { element, backend } = sharePage();
      await unfold(element);
      await typeInto(element, 'link', text);
      await go(element, 'submit');
      assert.isNotEmpty(textOf(element, 'refusal'));
      assert.deepEqual(
        backend.calls.map(({ route }) => route),
        ['listShares'],
      );
      assert.isEmpty(element.shadowRoot!.querySelectorAll('[href*="menu"], iframe, img'));
    });
  }

  it('P2 5.2.1, P2 5.2.8: a deep link leads to its counter, once', async () => {
    const { element, backend } = sharePage({}, { 'hip-id': counter.hipId, 'counter-id': counter.counterId });
    const cancelled = heard(document.body, 'share-cancelled');
    await until(() => isReviewed(element));
    await go(element, 'cancel');
    assert.isDefined(findPart(element, 'button-scan'));
    assert.lengthOf(backend.of('reviewShare'), 1);
    assert.deepEqual(cancelled, [{ version: 1, ...counter }]);
    assert.isEmpty(backend.of('shareProfile'));
  });

  it('P2 5.2.9: the page’s own address is followed only where the portal turns it on', async () => {
    history.replaceState(null, '', `?hip-id=${counter.hipId}&counter-id=${counter.counterId}`);
    const { element } = sharePage();
    await readStart(element);
    assert.isFalse(isReviewed(element));
    element.pageLink = true;
    await until(() => isReviewed(element));
  });

  it('a deep link that names no counter is refused kindly', async () => {
    const { element, backend } = sharePage({}, { 'hip-id': 'IN 07', 'counter-id': '../x' });
    await until(() => findPart(element, 'refusal') !== undefined);
    assert.include(textOf(element, 'refusal'), 'does not name a facility and its counter');
    assert.isEmpty(backend.of('reviewShare'));
  });
});
