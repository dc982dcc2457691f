import { assert } from '@open-wc/testing';
import type { QrShare } from '../../../src/elements/qr-share/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type CameraKind, type FakeCamera, fakeCamera, ordinaryCamera } from '../../support/fake-devices.js';
import { counterLink, otherCodes, readStart, toCamera } from '../../support/fixtures-share.js';
import { focused, go, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { sharePage } from './page.js';

/** Whether the element shows what the camera sees. */
const isOn = (element: QrShare): boolean =>
  findPart(element, 'video') !== undefined && textOf(element, 'hint').startsWith('Hold');

/** A page whose camera is on. */
async function scanning(kind: CameraKind = {}): Promise<{ element: QrShare; camera: FakeCamera }> {
  const camera = fakeCamera(kind);
  const { element } = sharePage();
  await readStart(element);
  await pressPart(element, 'button-scan');
  await until(() => isOn(element), 'the camera');
  return { element, camera };
}

const areOff = ({ tracks }: FakeCamera): boolean =>
  tracks.length > 0 && tracks.every(({ readyState }) => readyState === 'ended');

describe('<qr-share> and the camera', () => {
  afterEach(() => {
    closeAll();
    ordinaryCamera();
  });

  it('asks only after a press, when it has said why, for the camera at the back', async () => {
    const camera = fakeCamera({ isAsking: true });
    const { element } = sharePage();
    await readStart(element);
    assert.include(textOf(element, 'why'), 'used only to read the QR code');
    assert.isEmpty(camera.asked);
    await pressPart(element, 'button-scan');
    await until(() => camera.asked.length === 1);
    assert.deepInclude(camera.asked[0], { audio: false });
    assert.deepNestedInclude(camera.asked[0], { 'video.facingMode': { ideal: 'environment' } });
    assert.include(textOf(element, 'hint'), 'Allow it if your browser asks');
    assert.strictEqual(focused(), part(element, 'title'));
    camera.allow();
    await until(() => isOn(element));
    assert.include(element.shadowRoot!.querySelector('[role="status"]')!.textContent, 'Hold the QR code');
  });

  it('P2 5.1.3: reads a counter’s code, turns the camera off, and shares nothing by itself', async function () {
    this.timeout(20_000);
    const camera = fakeCamera({ shows: counterLink() });
    const { element, backend } = sharePage();
    await readStart(element);
    await pressPart(element, 'button-scan');
    await until(() => findPart(element, 'details') !== undefined, 'the review');
    assert.isTrue(areOff(camera));
    assert.isEmpty(backend.of('shareProfile'));
  });

  it('names a code of another kind, opens nothing, and goes on scanning', async function () {
    this.timeout(20_000);
    const { element, camera } = await scanning({ shows: otherCodes['abha-card'] });
    await until(() => findPart(element, 'refusal') !== undefined, 'the refusal');
    assert.include(textOf(element, 'refusal'), 'ABHA card');
    assert.isFalse(areOff(camera));
    camera.show(counterLink());
    await until(() => findPart(element, 'details') !== undefined, 'the review');
  });

  it('light, zoom and the choice of cameras are there where the device has them', async () => {
    const { element, camera } = await scanning({ hasTorch: true, hasZoom: true, count: 2 });
    await pressPart(element, 'button-torch');
    await until(() => part(element, 'button-torch').ariaPressed === 'true');
    const zoom = part<HTMLInputElement>(element, 'input-zoom');
    assert.deepEqual([zoom.min, zoom.max, zoom.step], ['1', '5', '0.5']);
    zoom.value = '3';
    zoom.dispatchEvent(new Event('input'));
    await until(() => camera.set.length === 2);
    assert.strictEqual(
      JSON.stringify(camera.set),
      '[{"advanced":[{"torch":true}]},{"advanced":[{"zoom":3}]}]',
    );
    const select = part<HTMLSelectElement>(element, 'select');
    assert.deepEqual(
      [...select.options].map(({ text }) => text),
      ['Back camera', 'Camera 2'],
    );
    select.value = 'camera-1';
    select.dispatchEvent(new Event('change'));
    await until(() => camera.tracks.length === 2, 'the other camera');
    assert.strictEqual(camera.tracks[0]!.readyState, 'ended');
  });

  it('without them nothing is offered', async () => {
    const { element } = await scanning();
    for (const name of ['button-torch', 'input-zoom', 'select']) assert.isUndefined(findPart(element, name));
  });

  for (const [refuses, words] of [
    ['NotAllowedError', 'Allow it in the settings'],
    ['NotFoundError', 'No camera was found'],
    ['NotReadableError', 'Another app uses the camera'],
    ['SecurityError', 'This page may not use the camera'],
    ['TypeError', 'The camera has stopped'],
  ] as const) {
    it(`${refuses} has words, and the other ways unfold`, async () => {
      const { element } = sharePage();
      await toCamera({ refuses })(element);
      await until(() => findPart(element, 'trouble') !== undefined);
      assert.include(textOf(element, 'trouble'), words);
      assert.isTrue(part<HTMLDetailsElement>(element, 'other').open);
      assert.strictEqual(focused(), part(element, 'trouble'));
      fakeCamera();
      await pressPart(element, 'button-scan');
      await until(() => isOn(element));
    });
  }

  it('a camera that goes away says so and leads to the other ways', async () => {
    const { element, camera } = await scanning();
    camera.tracks[0]!.dispatchEvent(new Event('ended'));
    await until(() => findPart(element, 'trouble') !== undefined);
    assert.isTrue(areOff(camera));
  });

  for (const [way, leave] of Object.entries<(element: QrShare) => unknown>({
    'Stop is pressed': (element) => go(element, 'stop'),
    'the element goes': (element) => element.remove(),
    'the page is left': () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
  })) {
    it(`is off when ${way}`, async () => {
      const { element, camera } = await scanning();
      await leave(element);
      await until(() => areOff(camera), 'the camera to be off');
      dispatchEvent(new PageTransitionEvent('pageshow'));
    });
  }

  it('is off when another patient signs in', async () => {
    const camera = fakeCamera();
    const { element, connect, backend, patient } = sharePage();
    await readStart(element);
    await pressPart(element, 'button-scan');
    await until(() => isOn(element));
    backend.change({ findSession: { patients: [], gatewaySession: 'none' } });
    patient('ravi');
    await connect.session();
    await until(() => areOff(camera), 'the camera to be off');
  });

  it('a permission that comes after the element has gone opens nothing', async () => {
    const camera = fakeCamera({ isAsking: true });
    const { element } = sharePage();
    await readStart(element);
    await pressPart(element, 'button-scan');
    await until(() => camera.asked.length === 1);
    element.remove();
    camera.allow();
    await until(() => areOff(camera), 'the late camera to be off');
  });

  it('100 elements that come and go leave no camera on', async function () {
    this.timeout(60_000);
    const camera = fakeCamera();
    for (let count = 1; count <= 100; count++) {
      const { element } = sharePage();
      await readStart(element);
      await pressPart(element, 'button-scan');
      await until(() => camera.asked.length === count, 'the camera to be asked for');
      closeAll();
    }
    await until(() => camera.tracks.length === 100 && areOff(camera), 'every camera to be off');
  });
});
