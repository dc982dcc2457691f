const utf8 = new TextEncoder();

/** Seconds that a signature may be away from the proxy's clock, in either direction. Source: the upstream's guide to webhooks. */
export const signatureLifeSeconds = 3 * 60;

/** Header that carries the signature. */
export const signatureHeader = 'Eka-Webhook-Signature';

/**
 * Whether upstream signed a body just now: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`.
 *
 * @param secrets - any of them may have signed it, so that they can be changed one after the other
 */
export async function isSigned(
  secrets: readonly string[],
  { header, body, now }: { readonly header: string | null; readonly body: string; readonly now: number },
): Promise<boolean> {
  const { t, v1 } = partsOf(header ?? '');
  if (t === undefined || v1 === undefined) return false;
  if (Math.abs(now / 1000 - Number(t)) > signatureLifeSeconds) return false;
  const signature = Uint8Array.from(v1.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  for (const secret of secrets) {
    // `verify` takes the same time whatever is wrong.
    if (await crypto.subtle.verify('HMAC', await keyOf(secret), signature, utf8.encode(`${t}.${body}`)))
      return true;
  }
  return false;
}

function partsOf(header: string): { readonly t?: string | undefined; readonly v1?: string | undefined } {
  const parts = new Map(header.split(',').map((part) => part.trim().split('=', 2) as [string, string]));
  const [t, v1] = [parts.get('t'), parts.get('v1')?.toLowerCase()];
  return {
    t: t !== undefined && /^\d{1,12}$/.test(t) ? t : undefined,
    v1: v1 !== undefined && /^[0-9a-f]{64}$/.test(v1) ? v1 : undefined,
  };
}

async function keyOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);
}
