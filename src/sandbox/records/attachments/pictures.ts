import { type Box, type Canvas, createCanvas, rectangle, strokes } from '../../card/canvas.js';
import type { Picture } from '../../card/png.js';
import { drawText } from '../../card/text.js';

/** Shades every pixel a little, as film and scanners do; the same way each time. */
function grained(picture: Picture, strength: number): Picture {
  const { pixels } = picture;
  let state = 1;
  for (let at = 0; at < pixels.length; at += 3) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const change = ((state >>> 24) / 255 - 0.5) * 2 * strength;
    for (const place of [at, at + 1, at + 2])
      pixels[place] = Math.max(0, Math.min(255, (pixels[place] ?? 0) + change));
  }
  return picture;
}

/** A drawing in the manner of a chest X-ray. */
export function chestXray(): Picture {
  const canvas = createCanvas(512, 512, [12, 12, 14]);
  const oval = (box: Box, shade: number): void =>
    canvas.paint(rectangle(box, Math.min(box.width, box.height) / 2), [shade, shade, shade]);
  oval({ x: 56, y: 40, width: 400, height: 520 }, 96);
  oval({ x: 96, y: 100, width: 140, height: 330 }, 34);
  oval({ x: 276, y: 100, width: 140, height: 330 }, 34);
  oval({ x: 236, y: 20, width: 40, height: 480 }, 150);
  oval({ x: 226, y: 250, width: 130, height: 170 }, 128);
  for (let rib = 0; rib < 7; rib++) {
    const y = 130 + rib * 42;
    for (const side of [-1, 1])
      canvas.paint(strokes([[256 + side * 24, y, 256 + side * 168, y + 34]], 7), [118, 118, 118]);
  }
  drawText(canvas, 'R', 24, 24, { size: 26, colour: [220, 220, 220] });
  return grained(canvas.picture, 8);
}

/** A drawing in the manner of an ECG strip. */
export function ecgStrip(): Picture {
  const canvas = createCanvas(720, 240, [255, 250, 246]);
  for (let x = 0; x <= 720; x += 24) canvas.paint(strokes([[x, 0, x, 240]], 1), [240, 190, 190]);
  for (let y = 0; y <= 240; y += 24) canvas.paint(strokes([[0, y, 720, y]], 1), [240, 190, 190]);
  for (let beat = 0; beat < 6; beat++) {
    const x = beat * 120;
    const points = [
      0, 130, 28, 130, 36, 118, 44, 130, 54, 136, 60, 40, 66, 176, 72, 130, 92, 112, 104, 130, 120, 130,
    ];
    for (let at = 2; at < points.length; at += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(at - 2, at + 2);
      canvas.paint(strokes([[x + x1, y1, x + x2, y2]], 2.4), [30, 30, 60]);
    }
  }
  return canvas.picture;
}

/** A page of paper with text on it, as a scanner sees it; letters beyond Latin ones become question marks. */
export function scannedPage(lines: readonly string[], strength: number): Picture {
  const canvas = createCanvas(992, 1403, [246, 244, 238]);
  drawFrame(canvas);
  for (const [index, line] of lines.entries())
    drawText(canvas, line, 90, 100 + index * 44, { size: 17, colour: [40, 44, 70], bold: index === 0 });
  return grained(canvas.picture, strength);
}

function drawFrame(canvas: Canvas): void {
  for (const segment of [
    [60, 60, 932, 60],
    [932, 60, 932, 1343],
    [932, 1343, 60, 1343],
    [60, 1343, 60, 60],
  ] as const)
    canvas.paint(strokes([segment], 3), [120, 120, 140]);
}
