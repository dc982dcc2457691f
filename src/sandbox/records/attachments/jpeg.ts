import type { Picture } from '../../card/png.js';

// Every table of codes is of one length, so that a code is the place of its symbol.
const coefficientSymbols = [
  0x00,
  0xf0,
  ...Array.from({ length: 160 }, (_, index) => (Math.floor(index / 10) << 4) | ((index % 10) + 1)),
];
const codeOf = new Map(coefficientSymbols.map((symbol, code) => [symbol, code]));
const endOfBlock = 0x00;
const sixteenZeros = 0xf0;

const zigzag = Array.from({ length: 64 }, (_, index) => index).toSorted((one, other) => {
  const [x1, y1, x2, y2] = [one % 8, one >> 3, other % 8, other >> 3];
  const diagonal = x1 + y1;
  return diagonal - (x2 + y2) || (diagonal % 2 === 0 ? x1 - x2 : y1 - y2);
});

const cosines = Float64Array.from({ length: 64 }, (_, index) => {
  const [frequency, place] = [index >> 3, index % 8];
  return (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * place + 1) * frequency * Math.PI) / 16);
});

/**
 * A picture in shades of grey as a JPEG file (ITU-T T.81, baseline).
 *
 * @param step - between two values that are told apart: 1 is the best picture and the largest file
 */
export function encodeJpeg(picture: Picture, step: number): Uint8Array<ArrayBuffer> {
  const { width, height } = picture;
  const bits = createBits();
  const [block, half] = [new Float64Array(64), new Float64Array(64)];
  let previous = 0;
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      readBlock(picture, x, y, block);
      transform(block, half);
      transform(half, block);
      previous = writeBlock(
        bits,
        block.map((value) => Math.round(value / step)),
        previous,
      );
    }
  }
  const counts = (length: number, count: number): number[] =>
    Array.from({ length: 16 }, (_, index) => (index === length - 1 ? count : 0));
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array<number>(64).fill(step)]),
    ...segment(0xc0, [8, ...size, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...counts(4, 12), ...Array(12).keys()]),
    ...segment(0xc4, [0x10, ...counts(8, coefficientSymbols.length), ...coefficientSymbols]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...bits.end(),
    ...[0xff, 0xd9],
  ]);
}

function segment(marker: number, content: readonly number[]): number[] {
  const length = content.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...content];
}

/** Eight by eight shades, the last row and column repeated beyond the edge; 0 is the middle grey. */
function readBlock({ width, height, pixels }: Picture, left: number, top: number, block: Float64Array): void {
  for (let index = 0; index < 64; index++) {
    const x = Math.min(width - 1, left + (index % 8));
    const y = Math.min(height - 1, top + (index >> 3));
    const at = (y * width + x) * 3;
    const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    block[index] = 0.299 * red + 0.587 * green + 0.114 * blue - 128;
  }
}

/** One direction of the discrete cosine transform; the result is turned over, so that twice does both. */
function transform(from: Float64Array, to: Float64Array): void {
  for (let line = 0; line < 8; line++) {
    for (let frequency = 0; frequency < 8; frequency++) {
      let sum = 0;
      for (let place = 0; place < 8; place++)
        sum += (from[line * 8 + place] ?? 0) * (cosines[frequency * 8 + place] ?? 0);
      to[frequency * 8 + line] = sum;
    }
  }
}

interface Bits {
  write(value: number, count: number): void;
  end(): number[];
}

function createBits(): Bits {
  const bytes: number[] = [];
  let held = 0;
  let count = 0;
  const write = (value: number, length: number): void => {
    held = (held << length) | value;
    count += length;
    while (count >= 8) {
      count -= 8;
      const byte = (held >> count) & 0xff;
      bytes.push(byte);
      // What looks like a marker is none with a zero behind it.
      if (byte === 0xff) bytes.push(0);
    }
    held &= (1 << count) - 1;
  };
  return {
    write,
    end() {
      write(0x7f, 7);
      return bytes;
    },
  };
}

/** Writes a block of numbers; gives its first one, from which the next block counts. */
function writeBlock(bits: Bits, block: Float64Array, previous: number): number {
  const [first = 0, ...others] = zigzag.map((place) => block[place] ?? 0);
  const difference = first - previous;
  bits.write(magnitude(difference), 4);
  writeValue(bits, difference);
  const last = others.findLastIndex((value) => value !== 0);
  let zeros = 0;
  for (const value of others.slice(0, last + 1)) {
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) bits.write(codeOf.get(sixteenZeros) ?? 0, 8);
    bits.write(codeOf.get((zeros << 4) | magnitude(value)) ?? 0, 8);
    writeValue(bits, value);
    zeros = 0;
  }
  if (last < others.length - 1) bits.write(codeOf.get(endOfBlock) ?? 0, 8);
  return first;
}

const magnitude = (value: number): number => 32 - Math.clz32(Math.abs(value));

function writeValue(bits: Bits, value: number): void {
  const length = magnitude(value);
  if (length > 0) bits.write(value > 0 ? value : value + (1 << length) - 1, length);
}
