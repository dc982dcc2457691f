import { assert } from '@open-wc/testing';
import type { Decoder } from '../../../../src/elements/qr-share/scanning/decoder.js';
import { startDecoder } from '../../../../src/elements/qr-share/scanning/start-decoder.js';
import { workerFile } from '../../../../src/elements/qr-share/scanning/worker-files.js';
import { canvasOf, fileOf } from '../../../support/qr-pictures.js';

const text = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2710001234&counter-id=12';

interface Message {
  readonly frame?: unknown;
  readonly file?: unknown;
  readonly wasm?: unknown;
}

/** A video that shows a code. */
async function videoOf(canvas: HTMLCanvasElement): Promise<HTMLVideoElement> {
  const video = Object.assign(document.createElement('video'), { muted: true });
  video.srcObject = canvas.captureStream(10);
  const timer = setInterval(() => canvas.getContext('2d')?.drawImage(canvas, 0, 0), 50);
  await video.play();
  clearInterval(timer);
  return video;
}

describe('the reader of a scan', () => {
  const own = { Worker: globalThis.Worker, VideoFrame: globalThis.VideoFrame };
  let decoder: Decoder | undefined;
  let started: Worker[] = [];
  let frames: unknown[] = [];
  let video: HTMLVideoElement;

  /** A worker that a test can look into. */
  class WatchedWorker extends own.Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      started.push(this);
    }

    override postMessage(message: Message, transfer?: unknown): void {
      if (message.frame) frames.push(message.frame);
      super.postMessage(message, transfer as Transferable[]);
    }
  }

  before(async () => {
    video = await videoOf(canvasOf({ text, turn: 0.2, noise: 8 }));
  });
  beforeEach(() => {
    started = [];
    frames = [];
    globalThis.Worker = WatchedWorker;
  });
  afterEach(() => {
    decoder?.close();
    Object.assign(globalThis, own);
    Reflect.deleteProperty(navigator, 'connection');
  });

  /** Looks at the video until a code is seen. */
  async function readVideo(): Promise<readonly string[]> {
    decoder ??= startDecoder();
    for (let attempt = 0; attempt < 40; attempt++) {
      const texts = await decoder.readFrame(video, attempt);
      if (texts.length > 0) return texts;
    }
    return [];
  }

  beforeEach(() => {
    decoder = undefined;
  });

  it('reads in one worker, which ends with it', async () => {
    assert.deepEqual(await readVideo(), [text]);
    assert.lengthOf(started, 1);
    decoder?.close();
    assert.deepEqual(await decoder?.readFrame(video, 0), [], 'nothing starts again');
    assert.lengthOf(started, 1);
  });

  it('hands whole frames over, so that the page touches no pixel', async () => {
    await readVideo();
    assert.isTrue(frames.every((frame) => frame instanceof own.VideoFrame));
  });

  it('hands pixels over where the browser cannot hand over frames', async () => {
    Reflect.deleteProperty(globalThis, 'VideoFrame');
    assert.deepEqual(await readVideo(), [text]);
    assert.isNotEmpty(frames);
  });

  const without: Record<string, () => void> = {
    'where there are no workers': () => Reflect.deleteProperty(globalThis, 'Worker'),
    "where the page's policy refuses a worker": () => {
      globalThis.Worker = class extends own.Worker {
        constructor(url: string | URL) {
          throw new DOMException(String(url), 'SecurityError');
          super(url);
        }
      };
    },
    "where the worker's script does not come": () => {
      globalThis.Worker = class extends own.Worker {
        constructor() {
          super('/nowhere.js');
        }
      };
    },
    'where the worker cannot be spoken to': () => {
      globalThis.Worker = class extends WatchedWorker {
        override postMessage(message: Message): void {
          if (message.frame ?? message.file) throw new DOMException('', 'DataCloneError');
          super.postMessage(message);
        }
      };
    },
  };
  for (const [where, remove] of Object.entries(without)) {
    it(`reads in the page ${where}`, async () => {
      remove();
      assert.deepEqual(await readVideo(), [text]);
    });
    it(`reads a picture in the page ${where}`, async () => {
      remove();
      decoder = startDecoder();
      const file = await fileOf(canvasOf({ text, noise: 8 }));
      assert.deepEqual(await decoder.readPicture(file), { texts: [text] });
      assert.deepEqual(await decoder.readPicture(new Blob(['no picture'])), { failure: 'not-an-image' });
    });
  }

  it('goes on in the page when the worker breaks off', async () => {
    assert.deepEqual(await readVideo(), [text]);
    started[0]?.dispatchEvent(new ErrorEvent('error'));
    assert.deepEqual(await readVideo(), [text]);
    assert.lengthOf(started, 1);
  });

  it('loads the WebAssembly reader beside the small one, but not for a patient who saves data', async () => {
    for (const saveData of [false, true]) {
      const told: unknown[] = [];
      globalThis.Worker = class extends WatchedWorker {
        override postMessage(message: Message, transfer?: unknown): void {
          if ('wasm' in message) told.push(message.wasm);
          super.postMessage(message, transfer);
        }
      };
      Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData } });
      startDecoder().close();
      assert.deepEqual(told, [saveData ? undefined : new URL('zxing_reader.wasm', workerFile).href]);
    }
  });
});
