// What ties a browser to the proxy: a sealed cookie, and sealed transactions that belong to it.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Refusal } from './checks.mjs';

const idleMs = 30 * 60 * 1000;
const absoluteMs = 12 * 60 * 60 * 1000;
const transactionMs = 10 * 60 * 1000;

const newId = () => randomBytes(16).toString('base64url');

/** Seals values with AES-256-GCM, with a key for each purpose. */
function createSealer(secret) {
  const keyOf = (purpose) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    seal(purpose, value) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyOf(purpose), nonce);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(purpose, text) {
      try {
        const bytes = Buffer.from(text, 'base64url');
        const cipher = createDecipheriv('aes-256-gcm', keyOf(purpose), bytes.subarray(0, 12));
        cipher.setAuthTag(bytes.subarray(12, 28));
        return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString());
      } catch {
        return undefined;
      }
    },
  };
}

/** Makes the keeper of bindings. Revocations are in memory: several processes need a store that they share. */
export function createBindings({ secret, secure }) {
  const sealer = createSealer(secret);
  const ended = new Map();
  const name = secure ? '__Host-abdm' : 'abdm';
  const epochOfNobody = newId();

  const cookie = (value, seconds) =>
    `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

  function end({ browser }) {
    const now = Date.now();
    for (const [id, at] of ended) if (at + absoluteMs < now) ended.delete(id);
    ended.set(browser, now);
  }

  function keep(call, binding) {
    call.binding = binding;
    call.epoch = binding.epoch;
    call.setCookie = cookie(sealer.seal('binding', binding), idleMs / 1000);
  }

  return {
    epochOfNobody,
    open(header = '') {
      const value = new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(header)?.[1];
      const binding = value && sealer.open('binding', value);
      if (!binding || ended.has(binding.browser)) return undefined;
      const now = Date.now();
      return now < binding.seenAt + idleMs && now < binding.issuedAt + absoluteMs ? binding : undefined;
    },
    begin(call) {
      const now = Date.now();
      keep(call, { browser: newId(), epoch: epochOfNobody, issuedAt: now, seenAt: now });
    },
    signIn(call, patient) {
      end(call.binding);
      const now = Date.now();
      keep(call, { browser: newId(), epoch: newId(), issuedAt: now, seenAt: now, patient });
    },
    signOut(call) {
      end(call.binding);
      call.binding = undefined;
      call.epoch = epochOfNobody;
      call.setCookie = cookie('', 0);
    },
    /** Seals a step of a sign-in for the browser that takes it. */
    transaction: (call, step, content) =>
      sealer.seal('transaction', {
        ...content,
        step,
        browser: call.binding.browser,
        until: Date.now() + transactionMs,
      }),
    /** Opens it again, for this browser and this step only. */
    openTransaction(call, sealed, step) {
      const content = sealer.open('transaction', sealed);
      const isGood =
        content?.step === step && content.browser === call.binding.browser && content.until > Date.now();
      if (!isGood) throw new Refusal('transaction-lost', 409);
      return content;
    },
  };
}
