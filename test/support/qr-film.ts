import { closeSync, openSync, writeSync } from 'node:fs';
import { drawScene, randomFrom } from './qr-scene.js';

/** How a film of a QR code is made. */
export interface QrFilm {
  readonly text: string;
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  /** Frames at the beginning in which there is no code yet. */
  readonly blankFrames?: number;
  readonly frames?: number;
  /** How unsteady the hand is: 0 holds still, 1 is a hurried patient. */
  readonly sway?: number;
  readonly blur?: number;
  readonly isInverted?: boolean;
  readonly seed?: number;
}

/**
 * Writes a film (Y4M) of a hand-held QR code for Chromium's `--use-file-for-fake-video-capture`, which repeats it. Each frame
 * has its own place, size, turn, tilt, light, noise and focus, so that what reads it is tested as with a camera.
 */
export function writeQrFilm(path: string, film: QrFilm): void {
  const { text, width = 640, height = 480, framesPerSecond = 10, blankFrames = 5, frames = 15 } = film;
  const { sway = 0.5, blur = 1, isInverted = false, seed = 7 } = film;
  const random = randomFrom(seed);
  const off = (most: number): number => sway * (random() - 0.5) * 2 * most;
  const file = openSync(path, 'w');
  const colourless = Buffer.alloc((width * height) / 2, 128);
  const write = (luma: Uint8Array): void => {
    writeSync(file, 'FRAME\n');
    writeSync(file, luma);
    writeSync(file, colourless);
  };
  try {
    writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
    for (let frame = 0; frame < blankFrames; frame++) write(Buffer.alloc(width * height, 120));
    for (let frame = 0; frame < frames; frame++) {
      const { data } = drawScene({
        text,
        width,
        height,
        isInverted,
        seed: seed + frame,
        side: height * (0.7 + off(0.15)),
        x: off(width * 0.1),
        y: off(height * 0.08),
        turn: off(0.3),
        tilt: off(0.1),
        slope: off(0.4),
        blur: blur * sway * random(),
        noise: 6,
      });
      write(new Uint8Array(data.buffer));
    }
  } finally {
    closeSync(file);
  }
}
