/** Brightness from 0 to 255, row by row. */
export interface Grey {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The brightness of an opaque picture. */
export function greyOf({ data: colours, width, height }: ImageData): Grey {
  const data = new Uint8ClampedArray(width * height);
  const at = (index: number): number => colours[index] ?? 0;
  for (let to = 0, from = 0; to < data.length; to++, from += 4)
    data[to] = (306 * at(from) + 601 * at(from + 1) + 117 * at(from + 2)) >> 10;
  return { data, width, height };
}

/** Light for dark and dark for light. */
export function inverted({ data, width, height }: Grey): Grey {
  return { data: data.map((value) => 255 - value), width, height };
}

/** A smaller picture: each of its points is the mean of those that it touches, which smooths it, too. */
export function shrunk(grey: Grey, scale: number): Grey {
  if (scale === 1) return grey;
  const width = Math.max(1, Math.round(grey.width * scale));
  const height = Math.max(1, Math.round(grey.height * scale));
  const data = new Uint8ClampedArray(width * height);
  const columns = grey.width / width;
  const rows = grey.height / height;
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.floor(y * rows), Math.min(grey.height, Math.ceil((y + 1) * rows))];
    for (let x = 0; x < width; x++) {
      const right = Math.min(grey.width, Math.ceil((x + 1) * columns));
      data[y * width + x] = mean(grey, Math.floor(x * columns), right, top, bottom);
    }
  }
  return { data, width, height };
}

function mean({ data, width }: Grey, left: number, right: number, top: number, bottom: number): number {
  let sum = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[y * width + x] ?? 0;
  return sum / ((right - left) * (bottom - top));
}

/** Fills an upright box with white, as far as it lies in the picture. */
export function erase(
  { data, width, height }: Grey,
  left: number,
  right: number,
  top: number,
  bottom: number,
): void {
  const [from, to] = [Math.max(0, Math.floor(left)), Math.min(width, Math.ceil(right))];
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
    data.fill(255, y * width + from, y * width + Math.max(from, to));
}
