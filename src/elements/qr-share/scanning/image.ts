import { startDecoder } from './start-decoder.js';
import { imageLimits, sizeOf } from './image-size.js';

export { imageLimits } from './image-size.js';

/** Why no picture could be looked through. */
export type ImageFailure =
  /** No picture, or of a kind that this browser does not read (HEIC). */
  'not-an-image' | 'too-large' | 'failed';

/** A picture that cannot be looked through. */
export class ImageError extends Error {
  override readonly name = 'ImageError';

  constructor(readonly failure: ImageFailure) {
    super(`No picture: ${failure}`);
  }
}

async function checkSize(file: Blob): Promise<void> {
  if (file.size > imageLimits.bytes) throw new ImageError('too-large');
  const size = await sizeOf(file).catch(() => undefined);
  if (size && size.width * size.height > imageLimits.pixels) throw new ImageError('too-large');
}

/**
 * Finds the texts of the QR codes in a picture; none where there are none. The picture is scaled and read beside the page.
 *
 * @throws ImageError, or the signal's reason
 */
export async function readImage(file: Blob, signal: AbortSignal): Promise<readonly string[]> {
  signal.throwIfAborted();
  await checkSize(file);
  signal.throwIfAborted();
  const decoder = startDecoder();
  try {
    return await new Promise<readonly string[]>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      decoder.readPicture(file).then((found) => {
        if ('texts' in found) resolve(found.texts);
        else reject(new ImageError(found.failure));
      }, reject);
    });
  } finally {
    decoder.close();
  }
}
