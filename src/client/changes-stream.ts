import * as z from 'zod/mini';
import { changesLine, type ChangesLine, heartbeatSeconds } from '../contract/changes.js';

/** A stream that said nothing for so long has ended, whatever the network says: two heartbeats and a slow network. */
export const longestSilenceMs = (2 * heartbeatSeconds + 10) * 1000;

// No line of the proxy's is longer; what is, is none of its.
const longestLine = 4096;

/**
 * Reads the lines of a stream as they come, until it ends.
 *
 * @throws what the signal was given up with; TypeError when the line breaks, is silent too long, or speaks otherwise
 */
export async function* readChanges(
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<ChangesLine, void, undefined> {
  if (!response.body || !/^application\/x-ndjson\b/i.test(response.headers.get('Content-Type') ?? ''))
    throw new TypeError('No stream of changes');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await heard(reader, signal);
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) throw new TypeError('No stream of changes');
      for (const line of lines) yield lineOf(line);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function heard(
  reader: ReadableStreamDefaultReader<string>,
  signal: AbortSignal,
): Promise<ReadableStreamReadResult<string>> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const silent = setTimeout(() => reject(new TypeError('Silent')), longestSilenceMs);
    const given = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', given, { once: true });
    reader
      .read()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(silent);
        signal.removeEventListener('abort', given);
      });
  });
}

function lineOf(text: string): ChangesLine {
  try {
    return z.parse(changesLine, JSON.parse(text));
  } catch {
    throw new TypeError('No stream of changes');
  }
}
