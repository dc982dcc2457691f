import * as z from 'zod/mini';
import { changeKinds } from '../abdm/changes.js';
import { route } from './route.js';

/** Seconds between two lines of a stream that has nothing to tell. */
export const heartbeatSeconds = 15;

/** One line of the stream: where it stands, and what may have changed since the line before; nothing at a heartbeat. */
export const changesLine = z.object({
  position: z.string().check(z.maxLength(40)),
  changed: z.array(z.enum(changeKinds)),
});

/** One line of the stream. */
export type ChangesLine = z.infer<typeof changesLine>;

/**
 * A stream of JSON lines that says what of the present patient's may have changed, and nothing of its content: whoever
 * shows it reads it anew. A stream that broke off goes on behind the last line's position; when too much happened since,
 * everything counts as changed. It ends when somebody else is signed in.
 */
export const watchChanges = route({
  name: 'watchChanges',
  method: 'POST',
  path: '/v1/changes',
  request: z.strictObject({ position: z.optional(z.string().check(z.regex(/^[0-9-]{1,40}$/))) }),
  response: changesLine,
  answer: 'lines',
  patient: true,
});
