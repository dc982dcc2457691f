import type { Found } from '../decoder.js';
import { imageLimits } from '../image-size.js';
import type { Engines } from './engines.js';
import { openPicture, looksAt } from './picture.js';

/** How a picture is looked through. */
export interface PictureOptions {
  /** Sides in pixels, the best first. */
  readonly sides?: readonly number[];
  /** Asked before each look. */
  isTimeLeft(): Promise<boolean>;
}

/** Opens a picture and looks for QR codes in it. */
export async function readPicture(engines: Engines, file: Blob, options: PictureOptions): Promise<Found> {
  const { sides, isTimeLeft } = options;
  let bitmap: ImageBitmap;
  try {
    bitmap = await openPicture(file, sides && Math.max(...sides));
  } catch {
    return { failure: 'not-an-image' };
  }
  try {
    // Its first bytes did not tell its size.
    if (bitmap.width * bitmap.height > imageLimits.pixels) return { failure: 'too-large' };
    return { texts: await engines.readPicture(() => looksAt(bitmap, sides), isTimeLeft) };
  } finally {
    bitmap.close();
  }
}
