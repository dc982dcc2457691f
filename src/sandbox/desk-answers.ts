import type { Context } from 'hono';
import * as z from 'zod/mini';
import { Refusal } from './errors.js';
import { parseJson } from './requests.js';

// Zod's small build has no words of its own; giving them here leaves the process's settings alone.
const words = z.locales.en();

/** Reads the JSON body of a call of the desk, an empty one as `{}`; says what is wrong with it. */
export async function withBody<Schema extends z.ZodMiniType>(
  context: Context,
  schema: Schema,
  answer: (body: z.output<Schema>) => object | Promise<object>,
): Promise<Response> {
  const text = await context.req.text();
  const value = text.trim() === '' ? {} : parseJson(text);
  if (value === undefined) return context.json({ error: 'The body is not JSON.' }, 400);
  const parsed = schema.safeParse(value, { error: words.localeError });
  if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
  return answered(context, () => answer(parsed.data));
}

/** Answers in JSON; what the desk refuses is said with ABDM's words. */
export async function answered(context: Context, answer: () => object | Promise<object>): Promise<Response> {
  try {
    return context.json(await answer());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return context.json({ error: error.words }, 400);
  }
}
