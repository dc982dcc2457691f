import { Engines } from './engines/engines.js';
import { pixelsOf } from './engines/picture.js';
import { readPicture } from './engines/read-picture.js';
import { openWasm } from './engines/wasm-engine.js';
import type { Found } from './decoder.js';
import { frameSide, type FromWorker, type Pixels, type ToWorker } from './worker-protocol.js';

/** What a worker's own scope has; the DOM types describe a page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Milliseconds that a picture may take. */
const patience = 10_000;

let engines = new Engines();

function imageOf(frame: Pixels | VideoFrame): ImageData {
  if ('data' in frame) return new ImageData(new Uint8ClampedArray(frame.data), frame.width, frame.height);
  const { displayWidth: width, displayHeight: height } = frame;
  try {
    return pixelsOf(frame, { x: 0, y: 0, width, height }, Math.min(1, frameSide / Math.max(width, height)));
  } finally {
    // A camera has few of them, and waits for each.
    frame.close();
  }
}

async function readFrame(frame: Pixels | VideoFrame, attempt: number): Promise<Found> {
  return { texts: await engines.readFrame(imageOf(frame), attempt) };
}

function timeFor(milliseconds: number): () => Promise<boolean> {
  const end = performance.now() + milliseconds;
  return async () => performance.now() < end;
}

async function answer(id: number, finding: Promise<Found>): Promise<void> {
  const found = await finding.catch((): Found => ({ failure: 'failed' }));
  scope.postMessage({ kind: 'found', id, found });
}

scope.onmessage = ({ data: message }) => {
  switch (message.kind) {
    case 'start': {
      const { wasm } = message;
      engines = new Engines(wasm === undefined ? undefined : () => openWasm(wasm));
      scope.postMessage({ kind: 'ready' });
      return;
    }
    case 'frame':
      return void answer(message.id, readFrame(message.frame, message.attempt));
    case 'picture':
      return void answer(message.id, readPicture(engines, message.file, { isTimeLeft: timeFor(patience) }));
  }
};
