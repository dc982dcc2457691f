import { base64url, CompactEncrypt, compactDecrypt } from 'jose';
import * as z from 'zod/mini';

/** What a sealed value is for; each purpose has its own key, so that none can pass for another. */
export type Purpose = 'binding' | 'transaction' | 'agreement' | 'consent-pin' | 'share';

/** Seals values so that only this proxy can make or read them. */
export interface Sealer {
  seal(purpose: Purpose, content: object): Promise<string>;
  /** The content, or `undefined` for anything that this proxy did not seal for this purpose in this form. */
  open<Content extends z.ZodMiniType>(
    purpose: Purpose,
    sealed: string,
    content: Content,
  ): Promise<z.output<Content> | undefined>;
  /** A keyed digest of a text, by which it can be recognised but not read. */
  digest(purpose: string, text: string): Promise<string>;
}

const utf8 = new TextEncoder();

interface KeyRing {
  readonly id: Promise<string>;
  key(purpose: string): Promise<Uint8Array<ArrayBuffer>>;
}

function keyRing(secret: string): KeyRing {
  const source = crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveBits']);
  const keys = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

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

  return { id: key('id').then((bytes) => base64url.encode(bytes.subarray(0, 9))), key };
}

/**
 * Makes a sealer: JWE with a direct 256-bit key and AES-GCM, keys derived from the secret by HKDF.
 *
 * @param secrets - the first seals, all of them open: put a new one in front and drop the old one a day later
 */
export function createSealer(secrets: readonly [string, ...string[]]): Sealer {
  const rings = secrets.map(keyRing) as [KeyRing, ...KeyRing[]];
  const [current] = rings;

  async function keyById(id: string | undefined, purpose: Purpose): Promise<Uint8Array> {
    for (const ring of rings) if ((await ring.id) === id) return ring.key(purpose);
    throw new Error('Sealed with another secret');
  }

  return {
    async seal(purpose, content) {
      return new CompactEncrypt(utf8.encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: await current.id })
        .encrypt(await current.key(purpose));
    },
    async open(purpose, sealed, content) {
      try {
        const { plaintext } = await compactDecrypt(sealed, ({ kid }) => keyById(kid, purpose), {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return z.parse(content, JSON.parse(new TextDecoder().decode(plaintext)));
      } catch {
        return undefined;
      }
    },
    async digest(purpose, text) {
      const bytes = await current.key(`digest/${purpose}`);
      const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
        'sign',
      ]);
      return base64url.encode(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text))));
    },
  };
}

/** A name that cannot be guessed. */
export function randomId(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(16)));
}
