import { type Answer, failureAnswer, noticeAnswer } from '../answer.js';
import { Failure } from '../failure.js';
import { webhookRoute } from '../log-fields.js';
import type { WebhookResult } from '../metrics.js';
import type { Observation } from '../observer.js';
import { readBody } from '../request.js';
import type { Services } from '../services.js';
import { signatureHeader } from './signature.js';

/** Path of the webhooks under the proxy's base; upstream's account is told where it is. */
export const webhookPath = '/webhooks';

/** Largest webhook, in bytes; the published examples have some hundred. */
const largestWebhook = 64 * 1024;

const results: Readonly<Record<number, WebhookResult>> = {
  200: 'taken',
  400: 'unreadable',
  403: 'refused',
  404: 'closed',
  409: 'repeated',
  413: 'unreadable',
};

/** Answers what upstream, or somebody who says so, tells. No cookie and no origin counts here: only the signature. */
export async function takeWebhook(
  request: Request,
  seen: Observation,
  { webhooks, settings: { metrics } }: Services,
): Promise<Answer> {
  const { requestId } = seen;
  seen.route = webhookRoute;
  const end = (answer: Answer, failure?: Failure): Answer => {
    seen.ended(answer.status, failure?.kind);
    metrics.webhook(results[answer.status] ?? 'failed');
    return answer;
  };
  try {
    if (!webhooks) throw new Failure('invalid-request', { status: 404 });
    const body = await readBody(request, largestWebhook);
    await webhooks.take(request.headers.get(signatureHeader), body, requestId);
    return end(noticeAnswer({ requestId }));
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure('internal');
    if (failure !== error) seen.failed(error);
    return end(failureAnswer(failure, { requestId }), failure);
  }
}
