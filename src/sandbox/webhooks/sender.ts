import type { Outbox, Webhook } from './outbox.js';
import { signatureHeader, signatureOf } from './signature.js';

/** Where webhooks go, and what they are signed with. */
export interface WebhookReceiver {
  readonly url: string;
  readonly secret: string;
}

/** How the desk has a webhook sent again: rightly, in the same words, too late, or by somebody without the secret. */
export const sendings = ['again', 'replayed', 'late', 'forged'] as const;

/** How the desk has a webhook sent again. */
export type Sending = (typeof sendings)[number];

/** Sends webhooks until the receiver takes them, a few times. */
export interface Sender {
  /** Looks for what is due, once the work at hand is done. */
  wake(): void;
  /** Sends one now, whatever became of it; gives the receiver's status, or `null` where none came. */
  send(webhook: Webhook, sending: Sending): Promise<number | null>;
  /** Ends what is on its way. */
  end(): void;
}

/** Seconds after each attempt but the last. */
const pauses = [1, 4, 15, 60];
const longestAnswerMs = 5000;
const lateMs = 10 * 60 * 1000;

/**
 * Makes the sender.
 *
 * @param now - the computer's time, in milliseconds: the receiver's clock is not moved by the desk
 */
export function createSender(
  outbox: Outbox,
  { url, secret }: WebhookReceiver,
  now: () => number = Date.now,
): Sender {
  const ending = new AbortController();
  const underWay = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  async function post(body: string, signature: string): Promise<number | null> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [signatureHeader]: signature },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(longestAnswerMs)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return null;
    }
  }

  async function attempt({ id, body, attempts }: Webhook): Promise<void> {
    underWay.add(id);
    const signature = signatureOf(secret, body, now());
    const answered = await post(body, signature);
    underWay.delete(id);
    if (ending.signal.aborted) return;
    const pause = pauses[attempts];
    const isOver = isTaken(answered) || pause === undefined;
    const next_at = isOver ? null : now() + pause * 1000;
    outbox.change(id, { next_at, attempts: attempts + 1, answered, signature });
    wake();
  }

  function look(): void {
    // One time for both questions, or what falls due between them is never looked for again.
    const at = now();
    for (const webhook of outbox.due(at)) if (!underWay.has(webhook.id)) void attempt(webhook);
    const nextAt = outbox.nextAt();
    if (nextAt !== undefined && nextAt > at) wake(nextAt - at);
  }

  function wake(ms = 0): void {
    clearTimeout(timer);
    if (!ending.signal.aborted) timer = setTimeout(look, ms).unref();
  }

  return {
    wake,
    async send(webhook, sending) {
      const { id, body, attempts } = webhook;
      const signatures: Record<Sending, () => string> = {
        again: () => signatureOf(secret, body, now()),
        replayed: () => webhook.signature ?? signatureOf(secret, body, now()),
        late: () => signatureOf(secret, body, now() - lateMs),
        forged: () => signatureOf(`not ${secret}`, body, now()),
      };
      const signature = signatures[sending]();
      const answered = await post(body, signature);
      if (sending === 'again' && !ending.signal.aborted) {
        const next_at = isTaken(answered) ? null : (outbox.byId(id)?.next_at ?? null);
        outbox.change(id, { next_at, attempts: attempts + 1, answered, signature });
      }
      return answered;
    },
    end() {
      clearTimeout(timer);
      ending.abort();
    },
  };
}

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
