import type { Segment } from './canvas.js';

const stepsOfCurve = 8;

/** The straight pieces of strokes: `|` lifts the pen, `x,y` is a point, and `~x,y` pulls the line between its neighbours. */
export function strokePaths(paths: string): Segment[] {
  return paths.split('|').filter(Boolean).flatMap(strokePath);
}

function strokePath(path: string): Segment[] {
  const segments: Segment[] = [];
  let from: readonly [number, number] | undefined;
  let pull: readonly [number, number] | undefined;
  const lineTo = (x: number, y: number): void => {
    if (from) segments.push([...from, x, y]);
    from = [x, y];
  };
  for (const point of path.split(' ')) {
    const [x = 0, y = 0] = point.replace('~', '').split(',').map(Number);
    if (point.startsWith('~')) pull = [x, y];
    else if (from && pull) {
      const [[x0, y0], [px, py]] = [from, pull];
      for (let step = 1; step <= stepsOfCurve; step++) {
        const t = step / stepsOfCurve;
        const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
        lineTo(a * x0 + b * px + c * x, a * y0 + b * py + c * y);
      }
      pull = undefined;
    } else lineTo(x, y);
  }
  return segments;
}
