import {
  BinaryBitmap,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  QRCodeReader,
  type Result,
  RGBLuminanceSource,
} from '@zxing/library';
import type { Engine } from './engine.js';
import { erase, type Grey, greyOf, inverted, shrunk } from './grey.js';

interface Way {
  readonly scale: number;
  readonly Binarizer: typeof HybridBinarizer | typeof GlobalHistogramBinarizer;
  readonly isInverted?: boolean;
}

const first: Way = { scale: 0.85, Binarizer: HybridBinarizer };

/**
 * Some perfect pictures are misread at one scale by one binarizer for ever: so each frame is looked at in another way. Smoothed
 * by a scale that is no whole one, more of them are read than as they are.
 */
const ways: readonly Way[] = [
  first,
  { scale: 0.75, Binarizer: GlobalHistogramBinarizer },
  { scale: 0.5, Binarizer: HybridBinarizer },
  { scale: 0.85, Binarizer: HybridBinarizer, isInverted: true },
  { scale: 1, Binarizer: GlobalHistogramBinarizer },
  { scale: 0.65, Binarizer: HybridBinarizer },
  { scale: 0.5, Binarizer: GlobalHistogramBinarizer, isInverted: true },
  { scale: 0.35, Binarizer: HybridBinarizer },
];

const hints = new Map([[DecodeHintType.TRY_HARDER, true]]);

/** Most codes that are looked for in one picture. */
const mostCodes = 8;

function readOne({ data, width, height }: Grey, Binarizer: Way['Binarizer']): Result | undefined {
  try {
    const source = new RGBLuminanceSource(data, width, height);
    return new QRCodeReader().decode(new BinaryBitmap(new Binarizer(source)), hints);
  } catch {
    // It throws when there is no code, and sometimes where it loses its way in one.
    return undefined;
  }
}

/** Takes a code away, so that the next one is found: the library reads one. */
function eraseCode(grey: Grey, code: Result): void {
  const points = code.getResultPoints();
  const [xs, ys] = [points.map((point) => point.getX()), points.map((point) => point.getY())];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // Its points are the centres of its patterns, which reach beyond them.
  const margin = 0.3 * Math.max(right - left, bottom - top);
  erase(grey, left - margin, right + margin, top - margin, bottom + margin);
}

function readAll(grey: Grey, Binarizer: Way['Binarizer']): readonly string[] {
  const texts = new Set<string>();
  for (let count = 0; count < mostCodes; count++) {
    const code = readOne(grey, Binarizer);
    if (!code) break;
    texts.add(code.getText());
    eraseCode(grey, code);
  }
  return [...texts];
}

/** The reader that works in every browser and under every policy. */
export const zxingEngine: Engine = {
  ways: ways.length,
  read: async (image, way) => {
    const { scale, Binarizer, isInverted } = ways[way] ?? first;
    const grey = shrunk(greyOf(image), scale);
    return readAll(isInverted ? inverted(grey) : grey, Binarizer);
  },
};
