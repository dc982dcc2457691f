import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadPublishedApi, type PublishedApi } from './published-api.js';

const path = join(dirname(process.env['ABDM_OPENAPI'] ?? ''), 'connect-records-openapi.yml');
const isThere = process.env['ABDM_OPENAPI'] !== undefined && existsSync(path);

/** Why a check against the published description of records cannot run; `false` when it can. */
export const skipRecordsApi =
  !isThere && 'set ABDM_OPENAPI to a description with connect-records-openapi.yml beside it to run this';

/** The published description of how records are read. */
export const loadRecordsApi = (): PublishedApi => loadPublishedApi(path);

/** A bundle as far as the description goes: of what is in it, it names the fields of a Composition only. */
export function describedPart(bundle: unknown): unknown {
  const { entry, ...rest } = bundle as { entry?: unknown };
  return entry === undefined ? rest : { ...rest, entry: [] };
}
