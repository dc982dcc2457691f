import { Failure } from '../failure.js';
import type { Audience } from '../live/audience.js';
import type { ChangeLog } from '../live/change-log.js';
import { traceOf } from '../log.js';
import type { Settings } from '../options.js';
import type { Sealer } from '../seal.js';
import { type Notification, readNotification } from './notification.js';
import { isSigned, signatureLifeSeconds } from './signature.js';

/** Takes in what upstream tells by webhooks. */
export interface Webhooks {
  /**
   * Checks one, hands it to the portal's hook, and has the patients' browsers told. Upstream tells it again until this
   * succeeds, so the hook hears of everything at least once.
   *
   * @param body - as it came
   * @throws Failure `origin-refused` for what upstream did not sign just now, or was taken in before
   */
  take(header: string | null, body: string, requestId: string): Promise<void>;
}

// Longer than a hook may take; upstream tells it again then.
const attemptSeconds = 60;
const rememberedSeconds = 24 * 60 * 60;

/** Makes the one who takes them in; `undefined` without a secret to check them by. */
export function createWebhooks(
  settings: Settings,
  sealer: Sealer,
  { audience, changes }: { readonly audience: Audience; readonly changes: ChangeLog },
): Webhooks | undefined {
  const { store, now, logger, hooks, webhookSecrets } = settings;
  if (webhookSecrets.length === 0) return undefined;

  async function hand(notification: Notification, requestId: string): Promise<void> {
    try {
      await hooks.onNotification?.({ ...notification, requestId });
    } catch (error) {
      logger.error({ requestId, hook: 'onNotification', ...traceOf(error) }, 'hook failed');
      throw new Failure('internal', { status: 503, retryAfterSeconds: attemptSeconds });
    }
    const { changes: kind } = notification;
    if (kind === undefined) return;
    for (const patient of await audience.concerned(notification)) await changes.append(patient, kind);
  }

  /** The same notification, told again by upstream under a new signature, is taken in once. */
  async function once(notification: Notification, work: () => Promise<void>): Promise<void> {
    const { transactionId, event } = notification;
    if (transactionId === undefined) return work();
    const key = `webhook-told:${await sealer.digest('webhook', `${event} ${transactionId}`)}`;
    if ((await store.get(key)) !== undefined) return undefined;
    await work();
    await store.put(key, '1', rememberedSeconds);
  }

  return {
    async take(header, body, requestId) {
      if (!(await isSigned(webhookSecrets, { header, body, now: now() })))
        throw new Failure('origin-refused');
      const attempt = `webhook-signature:${await sealer.digest('webhook', header ?? '')}`;
      // Twice as long as a signature is good for, since it may be from the future.
      if (!(await store.putIfAbsent(attempt, '1', 2 * signatureLifeSeconds)))
        throw new Failure('origin-refused', { status: 409 });
      try {
        const notification = readNotification(parsed(body));
        if (!notification) throw new Failure('invalid-request');
        await once(notification, () => hand(notification, requestId));
      } catch (error) {
        // What failed may be told again, also in the same words.
        await store.delete(attempt).catch(() => undefined);
        throw error;
      }
    },
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
