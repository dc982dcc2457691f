import { base64url, CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import * as z from 'zod/mini';
import { sharedDigestRing } from './digest-ring.js';
import { keyRing, type KeyRing } from './key-ring.js';
import type { Store } from './store.js';

/** What a sealed value is for; each purpose has its own key, so that none can pass for another. */
export type Purpose =
  | 'binding'
  | 'transaction'
  | 'agreement'
  | 'consent-pin'
  | 'share'
  | 'profile'
  | 'upstream-token'
  | 'digests';

/** Seals values so that only this proxy, and those that share its secrets, can make or read them. */
export interface Sealer {
  seal(purpose: Purpose, content: object): Promise<string>;
  /** The content, or `undefined` for anything that this proxy did not seal for this purpose in this form. */
  open<Content extends z.ZodMiniType>(
    purpose: Purpose,
    sealed: string,
    content: Content,
  ): Promise<z.output<Content> | undefined>;
  /** A keyed digest of a text, by which it can be recognised but not read; with a store it outlasts changes of secret. */
  digest(purpose: string, text: string): Promise<string>;
}

const utf8 = new TextEncoder();
const digestsContent = z.object({ key: z.string() });

/**
 * Makes a sealer: JWE with a direct 256-bit key and AES-GCM, keys derived from the secret by HKDF.
 *
 * @param secrets - the first seals, all of them open
 * @param shared - where the proxies agree on the key of digests; without it that comes from the first secret
 */
export function createSealer(
  secrets: readonly [string, ...string[]],
  shared?: { readonly store: Store; readonly now: () => number },
): Sealer {
  const rings = secrets.map(keyRing) as [KeyRing, ...KeyRing[]];
  const [current] = rings;

  async function keyById(id: string | undefined, purpose: Purpose): Promise<Uint8Array> {
    for (const ring of rings) if ((await ring.id) === id) return ring.key(purpose);
    throw new Error('Sealed with another secret');
  }

  const seal: Sealer['seal'] = async (purpose, content) =>
    new CompactEncrypt(utf8.encode(JSON.stringify(content)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: await current.id })
      .encrypt(await current.key(purpose));

  const open: Sealer['open'] = async (purpose, sealed, content) => {
    try {
      if (!isWrittenOneWay(sealed)) return undefined;
      const { plaintext } = await compactDecrypt(sealed, ({ kid }) => keyById(kid, purpose), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return z.parse(content, JSON.parse(new TextDecoder().decode(plaintext)));
    } catch {
      return undefined;
    }
  };

  const firstDigestKey = async (): Promise<string> => base64url.encode(await current.key('digests/first'));
  const digestSeal = {
    seal: (key: string) => seal('digests', { key }),
    open: async (sealed: string) => (await open('digests', sealed, digestsContent))?.key,
    isCurrent: async (sealed: string) => decodeProtectedHeader(sealed).kid === (await current.id),
  };
  const ownRing = firstDigestKey().then(keyRing);
  const digestRing = shared ? sharedDigestRing(shared, digestSeal, firstDigestKey) : () => ownRing;

  return {
    seal,
    open,
    async digest(purpose, text) {
      return (await digestRing()).digest(purpose, text);
    },
  };
}

// The last letter of a part has bits to spare: without this a sealed value could be written in several ways.
const isWrittenOneWay = (sealed: string): boolean =>
  sealed.split('.').every((part) => base64url.encode(base64url.decode(part)) === part);

/** A name that cannot be guessed. */
export function randomId(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(16)));
}
