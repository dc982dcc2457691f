import { assert } from '@open-wc/testing';
import { encode } from 'uqr';
import { openDetector } from '../../../../src/elements/qr-share/scanning/engines/detector-engine.js';
import type { Engine } from '../../../../src/elements/qr-share/scanning/engines/engine.js';
import { Engines } from '../../../../src/elements/qr-share/scanning/engines/engines.js';
import {
  knownCode,
  knownText,
  readsKnownCode,
} from '../../../../src/elements/qr-share/scanning/engines/known-code.js';
import { readPicture } from '../../../../src/elements/qr-share/scanning/engines/read-picture.js';
import { openWasm } from '../../../../src/elements/qr-share/scanning/engines/wasm-engine.js';
import { zxingEngine } from '../../../../src/elements/qr-share/scanning/engines/zxing-engine.js';
import { wasmFile } from '../../../../src/elements/qr-share/scanning/worker-files.js';
import { canvasOf, fileOf, imageOf } from '../../../support/qr-pictures.js';
import type { QrScene } from '../../../support/qr-scene.js';

const text = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2710001234&counter-id=12';

/** Two codes side by side. */
function canvasOfTwo(): HTMLCanvasElement {
  const canvas = canvasOf({ text: 'one', width: 1000, side: 300, x: -250 });
  const other = canvasOf({ text: 'two', width: 1000, side: 300, x: 250, turn: 0.2 });
  canvas.getContext('2d')!.drawImage(other, 500, 0, 500, 480, 500, 0, 500, 480);
  return canvas;
}

function imageOfTwo(): ImageData {
  const canvas = canvasOfTwo();
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
}

/** The texts that an engine sees in any of its ways. */
async function textsIn(engine: Engine, image: ImageData): Promise<readonly string[]> {
  const texts = new Set<string>();
  for (let way = 0; way < engine.ways; way++)
    for (const seen of await engine.read(image, way)) texts.add(seen);
  return [...texts];
}

/** What engines see in a frame that stays the same, looked at as often as zxing has ways. */
async function textsInFrames(engines: Engines, image: ImageData): Promise<readonly string[]> {
  for (let attempt = 0; attempt < zxingEngine.ways; attempt++) {
    const texts = await engines.readFrame(image, attempt);
    if (texts.length > 0) return texts;
  }
  return [];
}

const clear: Record<string, Partial<QrScene>> = {
  upright: {},
  turned: { turn: 0.7 },
  'upside down': { turn: Math.PI },
  tilted: { tilt: 0.15, turn: 0.2 },
  inverted: { isInverted: true, ground: 25 },
  mirrored: { isMirrored: true },
  'in a corner': { side: 220, x: -190, y: 120 },
};
const hard: Record<string, Partial<QrScene>> = {
  blurred: { blur: 2.5 },
  small: { side: 90 },
  dark: { dark: 8, light: 40, ground: 20 },
  pale: { dark: 170, light: 220, ground: 190 },
  'behind a logo': { logo: 0.25, ecc: 'H' },
  noisy: { noise: 60 },
};

describe('engines that read QR codes', () => {
  let wasm: Engine;
  before(async () => {
    wasm = await openWasm(wasmFile);
  });

  for (const [name, scene] of Object.entries(clear)) {
    it(`zxing reads a code that is ${name}`, async () => {
      assert.deepEqual(await textsIn(zxingEngine, imageOf({ text, ...scene })), [text]);
    });
  }

  for (const [name, scene] of Object.entries({ ...clear, ...hard })) {
    it(`the WebAssembly reader reads a code that is ${name}`, async () => {
      assert.deepEqual(await textsIn(wasm, imageOf({ text, ...scene })), [text]);
    });
  }

  it('the WebAssembly reader reads several codes in one picture', async () => {
    assert.sameMembers([...(await textsIn(wasm, imageOfTwo()))], ['one', 'two']);
  });

  it('zxing alone reads at least one of several codes in one picture', async () => {
    const found = await readPicture(new Engines(), await fileOf(canvasOfTwo()), {
      isTimeLeft: async () => true,
    });
    const texts = 'texts' in found ? found.texts : [];
    assert.isNotEmpty(texts);
    assert.includeMembers(['one', 'two'], [...texts]);
  });

  it('all see nothing where there is nothing', async () => {
    const image = new ImageData(320, 240);
    for (const engine of [zxingEngine, wasm]) assert.deepEqual(await textsIn(engine, image), []);
  });

  it('none rewrites what a code says', async () => {
    const strange = 'a\u001db <b>&amp;</b> नमस्ते';
    for (const engine of [zxingEngine, wasm])
      assert.deepEqual(await textsIn(engine, imageOf({ text: strange })), [strange]);
  });

  it('the known code is what it says', async () => {
    assert.isTrue(await readsKnownCode(zxingEngine));
    const { data } = encode(knownText, { ecc: 'M', border: 4 });
    const image = knownCode();
    data.forEach((row, y) =>
      row.forEach((isDark, x) => assert.equal(image.data[(y * 8 * image.width + x * 8) * 4] === 0, isDark)),
    );
  });
});

/** What a platform's reader answers in a test. */
interface Platform {
  formats?: readonly string[];
  detect(image: ImageData): Promise<{ rawValue: string }[]>;
}

describe("the platform's BarcodeDetector", () => {
  const scope = globalThis as { BarcodeDetector?: unknown };
  const own = scope.BarcodeDetector;
  let detections = 0;
  const isKnown = ({ width }: ImageData): boolean => width === knownCode().width;

  function platform({ formats = ['qr_code', 'ean_13'], detect }: Platform): void {
    scope.BarcodeDetector = class {
      static getSupportedFormats = async () => formats;
      detect = (image: ImageData) => {
        detections++;
        return detect(image);
      };
    };
  }

  beforeEach(() => {
    detections = 0;
  });
  afterEach(() => {
    scope.BarcodeDetector = own;
  });

  /** What engines read from a frame once the platform's has been looked at. */
  async function readFrames(openOther?: () => Promise<Engine>): Promise<Engines> {
    const engines = new Engines(openOther);
    await engines.readPicture(
      () => [],
      async () => false,
    );
    return engines;
  }

  it('reads first where it works', async () => {
    platform({ detect: async (image) => [{ rawValue: isKnown(image) ? knownText : 'by the platform' }] });
    const engines = await readFrames();
    assert.deepEqual(await engines.readFrame(imageOf({ text }), 0), ['by the platform']);
  });

  const broken: Record<string, Platform> = {
    'reads something else': { detect: async () => [{ rawValue: 'nonsense' }] },
    'sees nothing': { detect: async () => [] },
    fails: { detect: async () => Promise.reject(new DOMException('', 'NotSupportedError')) },
    'knows no QR codes': { formats: ['ean_13'], detect: async () => [{ rawValue: knownText }] },
    'never answers': { detect: () => new Promise(() => undefined) },
  };
  for (const [name, behaviour] of Object.entries(broken)) {
    it(`is not used where it ${name} at the known code`, async () => {
      platform(behaviour);
      const engines = await readFrames();
      const before = detections;
      assert.deepEqual(await textsInFrames(engines, imageOf({ text })), [text]);
      assert.equal(detections, before);
    });
  }

  it('is dropped at its first error', async () => {
    platform({
      detect: async (image) =>
        isKnown(image)
          ? [{ rawValue: knownText }]
          : Promise.reject(new DOMException('', 'InvalidStateError')),
    });
    const engines = await readFrames();
    const image = imageOf({ text });
    for (let attempt = 0; attempt < 3; attempt++)
      assert.deepEqual(await textsInFrames(engines, image), [text]);
    assert.equal(detections, 2, 'the known code and one frame');
  });

  it('is not there in this browser, or passes', async () => {
    const detector = await openDetector();
    assert.isTrue(detector === undefined || (await readsKnownCode(detector)));
  });
});

describe('engines that stand in for each other', () => {
  const image = imageOf({ text });

  it('zxing reads at once, while the WebAssembly reader loads', async () => {
    const engines = new Engines(() => new Promise(() => undefined));
    assert.deepEqual(await textsInFrames(engines, image), [text]);
  });

  it('zxing goes on where there is no WebAssembly', async () => {
    const engines = new Engines(() => Promise.reject(new WebAssembly.CompileError('blocked by the policy')));
    const texts = await engines.readPicture(
      () => [[image]],
      async () => true,
    );
    assert.deepEqual(texts, [text]);
    assert.deepEqual(await textsInFrames(engines, image), [text]);
  });

  it('the WebAssembly reader takes over when it is there, and zxing again when it fails', async () => {
    let reads = 0;
    const engine: Engine = {
      ways: 1,
      read: async ({ width }) => {
        if (width === knownCode().width) return [knownText];
        if (++reads > 1) throw new WebAssembly.RuntimeError('unreachable');
        return ['by WebAssembly'];
      },
    };
    const engines = new Engines(async () => engine);
    const seen = async (): Promise<string> => (await engines.readFrame(image, 0)).join();
    let first = await seen();
    for (let tries = 0; first !== 'by WebAssembly' && tries < 50; tries++) first = await seen();
    assert.equal(first, 'by WebAssembly');
    assert.equal(await seen(), '', 'lost with its engine');
    assert.deepEqual(await textsInFrames(engines, image), [text]);
  });

  it('says that the WebAssembly file is not there', async () => {
    const failure = await openWasm('/nowhere.wasm').then(
      () => 'opened',
      (error: unknown) => String(error),
    );
    assert.include(failure, '404');
  });
});
