import { type UpstreamRecord, UpstreamError } from '../upstream.js';
import { unusable } from './connection.js';
import { fields, isObject, items, parsed } from './reading.js';
import { failureOf, type FetchAnswer } from './wire.js';

type Bytes = Uint8Array<ArrayBuffer>;
type Reader = ReadableStreamDefaultReader<Bytes>;

/** By so many bytes a record is judged: refusals and empty bundles are shorter. */
const headBytes = 16 * 1024;

/** Whether a body is a FHIR bundle. */
export const isBundle = (body: unknown): boolean => fields(body)['resourceType'] === 'Bundle';

/**
 * Opens the answer with a record. What ends within its first 16 KiB is read whole and must be a bundle of type `document`
 * with something in it; a longer one must begin as a JSON object, and is passed on unread.
 *
 * @throws UpstreamError `record-not-ready` for a bundle with nothing in it
 */
export async function openRecord(response: FetchAnswer): Promise<UpstreamRecord> {
  if (!response.body || response.status === 204) throw new UpstreamError('record-not-ready');
  const reader = response.body.getReader();
  try {
    const { chunks, isWhole } = await readHead(reader);
    if (isWhole) checkWhole(textOf(chunks));
    else if (!/^\s*\{\s*"/.test(textOf(chunks))) throw unusable(undefined);
    const length = lengthOf(response.headers);
    return { body: streamOf(chunks, reader), ...(length !== undefined && { length }) };
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof UpstreamError ? error : failureOf(error);
  }
}

async function readHead(reader: Reader): Promise<{ chunks: Bytes[]; isWhole: boolean }> {
  const chunks: Bytes[] = [];
  for (let size = 0; size < headBytes;) {
    const { done, value } = await reader.read();
    if (done) return { chunks, isWhole: true };
    chunks.push(value);
    size += value.length;
  }
  return { chunks, isWhole: false };
}

function checkWhole(text: string): void {
  const bundle = parsed(text);
  if (!isObject(bundle) || !isBundle(bundle)) throw unusable(bundle);
  if (items(bundle['entry']).length === 0) throw new UpstreamError('record-not-ready');
  if (bundle['type'] !== 'document') throw unusable(bundle);
}

function textOf(chunks: readonly Bytes[]): string {
  const decoder = new TextDecoder();
  const decoded = chunks.map((chunk) => decoder.decode(chunk.subarray(0, headBytes), { stream: true }));
  return decoded.join('') + decoder.decode();
}

// Of a compressed body it would be another number than that of the bytes which are passed on.
function lengthOf(headers: FetchAnswer['headers']): number | undefined {
  const length = headers.get('Content-Length') ?? '';
  return /^\d{1,15}$/.test(length) && !headers.has('Content-Encoding') ? Number(length) : undefined;
}

function streamOf(head: Bytes[], reader: Reader): ReadableStream<Bytes> {
  return new ReadableStream(
    {
      async pull(controller) {
        const value = head.shift() ?? (await reader.read()).value;
        if (value) controller.enqueue(value);
        else controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
