import { base64url } from 'jose';

const utf8 = new TextEncoder();

/** Keys for many purposes, derived from one secret by HKDF. */
export interface KeyRing {
  /** Names the secret without telling it. */
  readonly id: Promise<string>;
  /** 256 bits for one purpose. */
  key(purpose: string): Promise<Uint8Array<ArrayBuffer>>;
  /** A keyed digest (HMAC-SHA-256) of a text. */
  digest(purpose: string, text: string): Promise<string>;
}

/** Makes the keys of a secret; each is derived once. */
export function keyRing(secret: string): KeyRing {
  const source = crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveBits']);
  const keys = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const digestKeys = new Map<string, Promise<CryptoKey>>();

  async function derive(purpose: string): Promise<Uint8Array<ArrayBuffer>> {
    const info = utf8.encode(`abdm-elements/${purpose}`);
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, await source, 256));
  }

  function key(purpose: string): Promise<Uint8Array<ArrayBuffer>> {
    const known = keys.get(purpose) ?? derive(purpose);
    keys.set(purpose, known);
    return known;
  }

  async function importedKey(purpose: string): Promise<CryptoKey> {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    return crypto.subtle.importKey('raw', await key(`digest/${purpose}`), algorithm, false, ['sign']);
  }

  return {
    id: key('id').then((bytes) => base64url.encode(bytes.subarray(0, 9))),
    key,
    async digest(purpose, text) {
      const known = digestKeys.get(purpose) ?? importedKey(purpose);
      digestKeys.set(purpose, known);
      return base64url.encode(
        new Uint8Array(await crypto.subtle.sign('HMAC', await known, utf8.encode(text))),
      );
    },
  };
}
