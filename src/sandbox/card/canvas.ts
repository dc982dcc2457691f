import type { Picture } from './png.js';

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something to paint: how far a point is from its edge, in pixels, negative inside; nothing of it is outside the box. */
export interface Shape {
  readonly box: Box;
  distance(x: number, y: number): number;
}

/** A straight piece of a line. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** A picture that can be painted on. */
export interface Canvas {
  readonly picture: Picture;
  /** Paints a shape, its edges smooth. */
  paint(shape: Shape, colour: Colour): void;
}

/** Makes a canvas of one colour. */
export function createCanvas(width: number, height: number, background: Colour): Canvas {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set(background, at);
  return {
    picture: { width, height, pixels },
    paint({ box, distance }, colour) {
      const right = Math.min(width, Math.ceil(box.x + box.width));
      const bottom = Math.min(height, Math.ceil(box.y + box.height));
      for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
        for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
          const cover = Math.min(1, Math.max(0, 0.5 - distance(x + 0.5, y + 0.5)));
          if (cover > 0) blend(pixels, (y * width + x) * 3, colour, cover);
        }
      }
    },
  };
}

function blend(pixels: Uint8Array, at: number, colour: Colour, cover: number): void {
  let place = at;
  for (const value of colour) {
    const under = pixels[place] ?? 0;
    pixels[place++] = Math.round(under + (value - under) * cover);
  }
}

/** A rectangle, its corners rounded by a radius. */
export function rectangle(box: Box, radius = 0): Shape {
  const halfWidth = box.width / 2;
  const halfHeight = box.height / 2;
  return {
    box,
    distance(x, y) {
      const dx = Math.abs(x - box.x - halfWidth) - halfWidth + radius;
      const dy = Math.abs(y - box.y - halfHeight) - halfHeight + radius;
      return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
    },
  };
}

/** What two shapes have in common. */
export function intersection(one: Shape, other: Shape): Shape {
  return { box: one.box, distance: (x, y) => Math.max(one.distance(x, y), other.distance(x, y)) };
}

/** Straight pieces drawn with a round pen. */
export function strokes(segments: readonly Segment[], penWidth: number): Shape {
  const margin = penWidth / 2 + 1;
  const xs = segments.flatMap(([x1, , x2]) => [x1, x2]);
  const ys = segments.flatMap(([, y1, , y2]) => [y1, y2]);
  const x = Math.min(...xs) - margin;
  const y = Math.min(...ys) - margin;
  return {
    box: { x, y, width: Math.max(...xs) + margin - x, height: Math.max(...ys) + margin - y },
    distance: (px, py) => Math.min(...segments.map((segment) => distanceTo(segment, px, py))) - penWidth / 2,
  };
}

function distanceTo([x1, y1, x2, y2]: Segment, x: number, y: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  const awayX = x - x1 - along * dx;
  const awayY = y - y1 - along * dy;
  return Math.sqrt(awayX * awayX + awayY * awayY);
}
