import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { refuse } from './errors.js';

/** The largest request body that the sandbox reads, in bytes. */
export const maximumBodySize = 64 * 1024;

/** The same for a record that the desk is given. */
export const maximumRecordSize = 16 * 1024 * 1024;

/**
 * Reads a JSON body.
 *
 * @throws Refusal `bad-request` when it is not JSON or not what the schema asks for
 */
export async function readBody<Schema extends z.ZodMiniType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(parseJson(await context.req.text()));
  if (!parsed.success) throw refuse('bad-request');
  return parsed.data;
}

/** The value of a JSON text, or `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
