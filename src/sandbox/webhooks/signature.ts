import { createHmac } from 'node:crypto';

/** Header that carries the signature. */
export const signatureHeader = 'Eka-Webhook-Signature';

/**
 * Signs a body: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`.
 *
 * @param at - milliseconds since 1970
 */
export function signatureOf(secret: string, body: string, at: number): string {
  const t = Math.floor(at / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
