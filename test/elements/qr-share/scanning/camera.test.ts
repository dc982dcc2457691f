import { assert } from '@open-wc/testing';
import {
  CameraError,
  type CameraFailure,
  type CameraOptions,
  type CameraScan,
  startCamera,
} from '../../../../src/elements/qr-share/scanning/camera.js';
import { canvasOf } from '../../../support/qr-pictures.js';
import { until } from '../../../support/until.js';
import { fakeCameras, type TestCamera, type TestCameras } from './fake-cameras.js';

const text = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2710001234&counter-id=12';
const scene = { text, turn: 0.2, noise: 8 };

const back: TestCamera = { id: 'back', label: 'Back camera', canvas: canvasOf(scene) };
const front: TestCamera = {
  id: 'front',
  label: 'Front camera',
  canvas: canvasOf({ ...scene, text: 'front' }),
};
const equipped: TestCamera = {
  ...back,
  capabilities: { torch: true, zoom: { min: 1, max: 5, step: 0.5 } },
};

const settingsOf = ({ applied }: TestCameras): readonly object[] =>
  applied.flatMap(({ advanced = [] }) => advanced);

describe('scanning by camera', () => {
  let cameras: TestCameras | undefined;
  let video: HTMLVideoElement;
  let isHidden = false;
  const open: AbortController[] = [];

  beforeEach(() => {
    video = document.body.appendChild(document.createElement('video'));
    isHidden = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  });
  afterEach(() => {
    for (const life of open.splice(0)) life.abort();
    cameras?.restore();
    cameras = undefined;
    video.remove();
    Reflect.deleteProperty(document, 'hidden');
  });

  interface Scan {
    readonly scan: CameraScan;
    readonly texts: string[];
    readonly ends: CameraFailure[];
    readonly life: AbortController;
  }

  function listen(
    accepts: (text: string) => boolean,
  ): Omit<Scan, 'scan'> & { readonly options: CameraOptions } {
    const life = new AbortController();
    open.push(life);
    const texts: string[] = [];
    const ends: CameraFailure[] = [];
    const onRead = (read: string): boolean => {
      texts.push(read);
      return accepts(read);
    };
    return { texts, ends, life, options: { onRead, onEnd: (end) => ends.push(end), signal: life.signal } };
  }

  async function start(accepts: (text: string) => boolean = () => false, camera?: string): Promise<Scan> {
    const { options, ...told } = listen(accepts);
    return {
      ...told,
      scan: await startCamera(video, camera === undefined ? options : { ...options, camera }),
    };
  }

  async function failureOf(started: Promise<unknown>): Promise<unknown> {
    return started.then(
      () => 'started',
      (error: unknown) => (error instanceof CameraError ? error.failure : error),
    );
  }

  function setHidden(hidden: boolean): void {
    isHidden = hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('asks for the camera at the back, in a size in which codes can be read', async () => {
    cameras = fakeCameras([back]);
    await start();
    assert.deepEqual(cameras.asked, [
      {
        audio: false,
        video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
      },
    ]);
  });

  it('reads a code, and turns the camera off once it is accepted', async () => {
    cameras = fakeCameras([back]);
    const { texts } = await start(() => true);
    await until(() => texts.length > 0);
    assert.deepEqual(texts, [text]);
    assert.equal(cameras.running(), 0);
    assert.isNull(video.srcObject);
  });

  it('goes on after a code that is not accepted', async () => {
    cameras = fakeCameras([back]);
    const { texts } = await start();
    await until(() => texts.length > 2);
    assert.equal(cameras.running(), 1);
  });

  it('goes on after a callback that fails', async () => {
    cameras = fakeCameras([back]);
    let reads = 0;
    await start(() => {
      if (++reads < 3) throw new Error('not yet');
      return true;
    });
    await until(() => reads === 3);
    assert.equal(cameras.running(), 0);
  });

  it('reads light codes on dark', async () => {
    cameras = fakeCameras([{ ...back, canvas: canvasOf({ ...scene, isInverted: true, ground: 20 }) }]);
    const { texts } = await start(() => true);
    await until(() => texts.length > 0);
    assert.deepEqual(texts, [text]);
  });

  it('reads on after the phone was turned', async () => {
    const canvas = canvasOf({ text: 'lying', width: 640, height: 480 });
    cameras = fakeCameras([{ ...back, canvas }]);
    const { texts } = await start();
    await until(() => texts.includes('lying'));
    const upright = canvasOf({ text: 'upright', width: 480, height: 640 });
    canvas.width = upright.width;
    canvas.height = upright.height;
    canvas.getContext('2d')!.drawImage(upright, 0, 0);
    await until(() => texts.includes('upright'));
  });

  const errors: Record<string, CameraFailure> = {
    NotAllowedError: 'refused',
    SecurityError: 'policy',
    NotFoundError: 'none',
    NotReadableError: 'busy',
    AbortError: 'busy',
    TypeError: 'failed',
  };
  for (const [name, failure] of Object.entries(errors)) {
    it(`says "${failure}" where the browser says ${name}`, async () => {
      cameras = fakeCameras([back]);
      for (let times = 0; times < 2; times++)
        cameras.answerNext(() => Promise.reject(new DOMException('', name)));
      assert.equal(await failureOf(start()), failure);
      assert.equal(cameras.running(), 0);
    });
  }

  it('says "none" where there is no camera', async () => {
    cameras = fakeCameras([]);
    assert.equal(await failureOf(start()), 'none');
  });

  it('says "policy" before it asks, where the page may not', async () => {
    cameras = fakeCameras([back]);
    Object.defineProperty(document, 'permissionsPolicy', {
      configurable: true,
      value: { allowsFeature: (feature: string) => feature !== 'camera' },
    });
    assert.equal(await failureOf(start()), 'policy');
    Reflect.deleteProperty(document, 'permissionsPolicy');
    assert.isEmpty(cameras.asked);
  });

  it('says "insecure" before it asks, where the page came over plain HTTP', async () => {
    cameras = fakeCameras([back]);
    Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false });
    assert.equal(await failureOf(start()), 'insecure');
    Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: true });
    assert.isEmpty(cameras.asked);
  });

  it('tries a camera that is still on its way out once more', async () => {
    cameras = fakeCameras([back]);
    cameras.answerNext(() => Promise.reject(new DOMException('', 'NotReadableError')));
    await start();
    assert.lengthOf(cameras.asked, 2);
    assert.equal(cameras.running(), 1);
  });

  it('opens one at the back where the one that was chosen is gone', async () => {
    cameras = fakeCameras([back]);
    const { scan } = await start(undefined, 'gone');
    assert.equal(scan.camera, 'back');
  });

  it('ends at once while the patient is being asked, and turns off a camera that comes later', async () => {
    cameras = fakeCameras([back]);
    let allow: (stream: MediaStream) => void = () => undefined;
    cameras.answerNext(() => new Promise((resolve) => (allow = resolve)));
    const { options, life } = listen(() => false);
    const started = failureOf(startCamera(video, options));
    const reason = new Error('left');
    life.abort(reason);
    assert.equal(await started, reason);
    allow(cameras.open(back));
    await until(() => cameras!.running() === 0);
    assert.isNull(video.srcObject);
  });

  it('does not ask for a scan that is over already', async () => {
    cameras = fakeCameras([back]);
    const { options, life } = listen(() => false);
    life.abort();
    await failureOf(startCamera(video, options));
    assert.isEmpty(cameras.asked);
  });

  for (const [how, end] of Object.entries({
    'is stopped': ({ scan }: Scan) => scan.stop(),
    'is aborted': ({ life }: Scan) => life.abort(),
  })) {
    it(`turns the camera off when it ${how}, however often`, async () => {
      cameras = fakeCameras([equipped]);
      const scan = await start();
      end(scan);
      end(scan);
      assert.equal(cameras.running(), 0);
      assert.isNull(video.srcObject);
      assert.isEmpty(scan.ends);
      setHidden(true);
      setHidden(false);
      assert.lengthOf(cameras.asked, 1, 'a scan that is over does not come back');
    });
  }

  it('lists the cameras and goes over to another, one at a time', async () => {
    cameras = fakeCameras([back, front]);
    const { scan, texts } = await start();
    assert.deepEqual(scan.cameras, [
      { id: 'back', label: 'Back camera' },
      { id: 'front', label: 'Front camera' },
    ]);
    assert.equal(scan.camera, 'back');
    await scan.use('front');
    assert.equal(scan.camera, 'front');
    assert.equal(cameras.running(), 1);
    await until(() => texts.includes('front'));
  });

  it('goes back to the camera before where another does not open', async () => {
    cameras = fakeCameras([back, front]);
    const { scan, ends } = await start();
    cameras.answerNext(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    assert.equal(await failureOf(scan.use('front')), 'refused');
    assert.equal(scan.camera, 'back');
    assert.equal(cameras.running(), 1);
    assert.isEmpty(ends);
  });

  it('has a light and a zoom where the camera has them', async () => {
    cameras = fakeCameras([equipped]);
    const { scan } = await start();
    assert.isTrue(scan.torch);
    assert.deepEqual(scan.zoom, { min: 1, max: 5, step: 0.5, value: 1 });
    await scan.setTorch(true);
    await scan.setZoom(2.5);
    assert.deepEqual(settingsOf(cameras), [{ torch: true }, { zoom: 2.5 }]);
    assert.equal(scan.zoom?.value, 2.5);
  });

  it('has neither where the camera has none', async () => {
    cameras = fakeCameras([{ ...back, capabilities: { torch: false, zoom: { min: 1, max: 1 } } }]);
    const { scan } = await start();
    assert.isFalse(scan.torch);
    assert.isUndefined(scan.zoom);
  });

  it('is off while the page is hidden, and goes on as it was afterwards', async () => {
    cameras = fakeCameras([equipped, front]);
    const { scan, texts, ends } = await start();
    await scan.setTorch(true);
    await scan.setZoom(2);
    await until(() => texts.length > 0);
    setHidden(true);
    assert.equal(cameras.running(), 0);
    texts.splice(0);
    setHidden(false);
    await until(() => texts.length > 0);
    assert.equal(cameras.running(), 1);
    assert.equal(scan.camera, 'back');
    assert.deepEqual(settingsOf(cameras).slice(2), [{ torch: true }, { zoom: 2 }]);
    assert.isEmpty(ends);
  });

  it('ends where the camera does not come back with the page', async () => {
    cameras = fakeCameras([back]);
    const { ends } = await start();
    setHidden(true);
    cameras.answerNext(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    setHidden(false);
    await until(() => ends.length > 0);
    assert.deepEqual(ends, ['refused']);
  });

  it('leaves one camera on however fast the page is hidden and shown', async () => {
    cameras = fakeCameras([back]);
    const { scan, ends, texts } = await start();
    for (let times = 0; times < 10; times++) setHidden(times % 2 === 0);
    texts.splice(0);
    await until(() => texts.length > 0);
    assert.equal(cameras.running(), 1);
    assert.isEmpty(ends);
    scan.stop();
    assert.equal(cameras.running(), 0);
  });

  it('ends where the camera is taken away', async () => {
    cameras = fakeCameras([back]);
    const { ends } = await start();
    const [track] = cameras.streams[0]!.getVideoTracks();
    track!.dispatchEvent(new Event('ended'));
    assert.deepEqual(ends, ['busy']);
    assert.equal(cameras.running(), 0);
  });

  it('leaves no camera on after a hundred scans', async function () {
    this.timeout(60_000);
    cameras = fakeCameras([back]);
    for (let times = 0; times < 100; times++) {
      const { options, life } = listen(() => false);
      const started = startCamera(video, options).catch(() => undefined);
      // Some are left while they start, others run.
      if (times % 4 === 0) await started;
      life.abort();
      if (times % 4 === 1) await started;
    }
    await until(() => cameras!.streams.length === cameras!.asked.length);
    await until(() => cameras!.running() === 0);
    assert.isAtLeast(cameras.streams.length, 100);
  });

  it('shows the camera without asking for a gesture', async () => {
    cameras = fakeCameras([back]);
    await start();
    assert.isTrue(video.muted);
    assert.isTrue(video.playsInline);
    assert.isFalse(video.paused);
  });
});
