import type { ErrorKind } from '../abdm/errors.js';

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/** What a handler answers while it is still arriving. */
export class Streamed {
  /**
   * @param type - media type
   * @param length - bytes in all, where known
   */
  constructor(
    readonly body: Bytes,
    readonly type: string,
    readonly length: number | undefined,
  ) {}
}

/**
 * Passes bytes on as they are asked for, up to a limit. Of what is larger, one byte more than the limit goes on and no
 * other: whoever reads it can tell that it was too large, and not that the line broke.
 *
 * @param most - the limit in bytes
 * @param cut - is told why the end is missing
 */
export function limited(
  body: Bytes,
  most: number,
  cut: (kind: Extract<ErrorKind, 'record-too-large' | 'upstream-unavailable'>) => void,
): Bytes {
  const reader = body.getReader();
  let left = most + 1;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch(() => {
          cut('upstream-unavailable');
          // Servers print what a body fails with; upstream's own words stay here.
          throw new Error('The answer broke off');
        });
        if (done) {
          controller.close();
          return;
        }
        controller.enqueue(value.subarray(0, left));
        left -= value.length;
        if (left > 0) return;
        cut('record-too-large');
        controller.close();
        await reader.cancel();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
