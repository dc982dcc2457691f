// What the page of the benchmark does; see test/bench/qr.ts.
import { type CameraScan, startCamera } from '../../src/elements/qr-share/scanning/camera.js';
import { openDetector } from '../../src/elements/qr-share/scanning/engines/detector-engine.js';
import type { Engine } from '../../src/elements/qr-share/scanning/engines/engine.js';
import { looksAt, openPicture } from '../../src/elements/qr-share/scanning/engines/picture.js';
import { openWasm } from '../../src/elements/qr-share/scanning/engines/wasm-engine.js';
import { zxingEngine } from '../../src/elements/qr-share/scanning/engines/zxing-engine.js';
import { PageDecoder } from '../../src/elements/qr-share/scanning/page-decoder.js';
import { startDecoder } from '../../src/elements/qr-share/scanning/start-decoder.js';
import { WorkerDecoder } from '../../src/elements/qr-share/scanning/worker-decoder.js';
import { wasmFile } from '../../src/elements/qr-share/scanning/worker-files.js';

/** What one reader found in one picture. */
export interface Reading {
  readonly texts: readonly string[];
  readonly milliseconds: number;
}

/** What a scan by camera cost the page. */
export interface ScanFigures {
  readonly framesPerSecond: number;
  /** Milliseconds. */
  readonly longestTask: number;
  /** Milliseconds until the first code was read; -1 where none was. */
  readonly firstRead: number;
}

async function timed(read: () => Promise<readonly string[]>): Promise<Reading> {
  const start = performance.now();
  const texts = await read();
  return { texts, milliseconds: performance.now() - start };
}

/** One look at the whole picture, its long side 1280 pixels at most. */
async function readOnce(engine: Engine, file: Blob): Promise<Reading> {
  const bitmap = await openPicture(file);
  const [[image] = []] = looksAt(bitmap);
  return timed(async () => (image ? engine.read(image, 0) : []));
}

/** One way after the other, until a code is seen. */
async function readEachWay(engine: Engine, file: Blob): Promise<Reading> {
  const bitmap = await openPicture(file);
  const [[image] = []] = looksAt(bitmap);
  return timed(async () => {
    for (let way = 0; image && way < engine.ways; way++) {
      const texts = await engine.read(image, way);
      if (texts.length > 0) return texts;
    }
    return [];
  });
}

type Reader = (file: Blob) => Promise<Reading>;

/** Each reader by its name; `element` is what the element uses for a picture that is handed to it. */
async function openReaders(): Promise<Record<string, Reader>> {
  const [wasm, detector] = await Promise.all([openWasm(wasmFile), openDetector()]);
  const decoder = startDecoder();
  return {
    zxing: (file) => readOnce(zxingEngine, file),
    'zxing, each way': (file) => readEachWay(zxingEngine, file),
    wasm: (file) => readOnce(wasm, file),
    ...(detector ? { platform: (file: Blob) => readOnce(detector, file) } : {}),
    element: (file) =>
      timed(async () => {
        const found = await decoder.readPicture(file);
        return 'texts' in found ? found.texts : [];
      }),
  };
}

let readers: Promise<Record<string, Reader>> | undefined;

/** Reads one picture with every reader. */
async function readPicture(url: string): Promise<Record<string, Reading>> {
  const response = await fetch(url);
  const file = new Blob([await response.arrayBuffer()]);
  const readings: Record<string, Reading> = {};
  for (const [name, read] of Object.entries(await (readers ??= openReaders())))
    readings[name] = await read(file);
  return readings;
}

/** Scans with the browser's camera for some seconds. */
async function scan(seconds: number): Promise<ScanFigures> {
  let longestTask = 0;
  let frames = 0;
  let firstRead = -1;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ type: 'longtask' });
  for (const decoder of [WorkerDecoder.prototype, PageDecoder.prototype]) {
    const { readFrame } = decoder;
    decoder.readFrame = async function (...args) {
      const texts = await readFrame.apply(this, args);
      frames++;
      return texts;
    };
  }
  const start = performance.now();
  const life = new AbortController();
  const running: CameraScan = await startCamera(document.querySelector('video')!, {
    onRead: () => {
      if (firstRead < 0) firstRead = performance.now() - start;
      return false;
    },
    onEnd: () => undefined,
    signal: life.signal,
  });
  const startedAt = performance.now();
  frames = 0;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  running.stop();
  return { framesPerSecond: (frames * 1000) / (performance.now() - startedAt), longestTask, firstRead };
}

Object.assign(globalThis, { qr: { readPicture, scan } });
