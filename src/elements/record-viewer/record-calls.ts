import { AbdmError } from '../../client/abdm-error.js';
import type { Connection } from '../../context/connection.js';
import { readRecord } from '../../contract/records.js';
import { isObject, type JsonObject } from './reading/json.js';
import type { Received, RecordTarget } from './record-target.js';

function parsed(bytes: Uint8Array): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new AbdmError('unexpected-answer', { cause });
  }
  if (!isObject(json) || json['resourceType'] !== 'Bundle') throw new AbdmError('unexpected-answer');
  return json;
}

/**
 * Fetches the bundle of a care context.
 *
 * @throws AbdmError `unexpected-answer` where what came is no bundle
 */
export async function fetchRecord(
  client: Connection['client'],
  { hipId, careContextId }: RecordTarget,
  signal: AbortSignal,
  received: (so: Received) => void,
): Promise<JsonObject> {
  const onProgress = (bytes: number, all: number | undefined): void => received({ bytes, all });
  return parsed(await client.call(readRecord, { hipId, careContextId }, { signal, onProgress }));
}
