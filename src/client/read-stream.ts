import { requestIdHeader } from '../contract/headers.js';
import { mostRecordBytes } from '../contract/records.js';
import { AbdmError } from './abdm-error.js';

/**
 * Hears how much has arrived.
 *
 * @param received - bytes so far
 * @param total - bytes in all, where that is known
 */
export type ProgressListener = (received: number, total: number | undefined) => void;

/** How a streamed answer is read. */
export interface StreamReading {
  readonly signal: AbortSignal;
  readonly onProgress?: ProgressListener | undefined;
}

/**
 * Reads a streamed answer to its end. A line that breaks fails as `fetch` does, which the client tells as `offline`; the
 * proxy ends a record that turns out too large right behind the limit.
 *
 * @returns the bytes; nothing for what is no record of the proxy's, such as a login page in between
 * @throws AbdmError `record-too-large`; what the signal was given up with
 */
export async function readStream(response: Response, how: StreamReading): Promise<Uint8Array | undefined> {
  const { headers, body } = response;
  if (!body || !/^application\/fhir\+json\b/i.test(headers.get('Content-Type') ?? '')) return undefined;
  const total = totalOf(headers);
  const reader = body.getReader();
  const giveUp = (): void => void reader.cancel(how.signal.reason).catch(() => undefined);
  how.signal.addEventListener('abort', giveUp);
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      how.signal.throwIfAborted();
      if (done) return received > 0 ? joined(chunks, received) : undefined;
      chunks.push(value);
      received += value.length;
      if (received > mostRecordBytes) {
        giveUp();
        throw new AbdmError('record-too-large', { requestId: headers.get(requestIdHeader) ?? undefined });
      }
      how.onProgress?.(received, total);
    }
  } finally {
    how.signal.removeEventListener('abort', giveUp);
  }
}

// Something between the proxy and the page may have compressed the answer; its length is another one then.
function totalOf(headers: Headers): number | undefined {
  const total = Number(headers.get('Content-Length'));
  return total > 0 && !headers.has('Content-Encoding') ? total : undefined;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
