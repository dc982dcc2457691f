import { base64url } from 'jose';

/** What is kept, to prove it later. */
export const auditEvents = [
  'agreement',
  'consent-granted',
  'consent-denied',
  'consent-revoked',
  'auto-approval',
  'profile-shared',
  'records-linked',
  'profile-deleted',
] as const;

/** What a patient agreed to, decided or did. */
export type AuditEvent = (typeof auditEvents)[number];

/** What a patient agreed to or decided; it is kept to prove it later. */
export interface AuditEntry {
  readonly event: AuditEvent;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly requestId: string;
  /** The portal's own id of the person. */
  readonly portalUserId?: string;
  readonly abhaAddress?: string;
  /** What it is about: a notice, a consent request, a facility with its counter or visit, or what was switched to. */
  readonly subject?: string;
  /** Version of the text that was agreed to. */
  readonly version?: string;
  /** BCP 47 tag of the language in which it was read. */
  readonly language?: string;
  /** {@link digestOf} the facilities of a decision with their terms, as `onConsentDecided` gets them. */
  readonly terms?: string;
}

/** An entry in its place in a chain: nobody can change, drop or insert one without breaking those behind it. */
export interface AuditLine extends AuditEntry {
  /** Names the chain: one for each process, and another one after every line that could not be kept. */
  readonly chain: string;
  /** From 1. */
  readonly number: number;
  /** Hash of the line before; of nothing, the chain's name. */
  readonly previous: string;
  /** Hash of the line that was kept last when the chain began, of whichever chain. */
  readonly after?: string;
  /** SHA-256 of the line without this field, base64url. */
  readonly hash: string;
}

/**
 * Where lines go: a file, or the customer's own place. It settles once the line cannot be lost, and fails when it is not
 * kept. One that failed is tried again as another line, so that what had arrived after all may be there twice.
 */
export interface AuditSink {
  (line: AuditLine): void | Promise<void>;
  /** Hash of the line that was kept last, by any process, if there is one: a new chain refers to it. */
  lastHash?(): Promise<string | undefined>;
}

/** Keeps entries, one after the other. */
export interface AuditTrail {
  /** Settles once the entry is kept. @throws what the sink failed with, or that it took too long */
  record(entry: AuditEntry): Promise<void>;
}

const longestWriteMs = 5_000;

/** Makes a trail that writes to a sink. */
export function createAuditTrail(sink: AuditSink): AuditTrail {
  let end: Pick<AuditLine, 'chain' | 'number' | 'hash'> | undefined;
  let lastHash: string | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function placed(entry: AuditEntry): Promise<AuditLine> {
    if (end) return hashed({ ...entry, chain: end.chain, number: end.number + 1, previous: end.hash });
    const after = lastHash ?? (await sink.lastHash?.());
    const chain = crypto.randomUUID();
    return hashed({ ...entry, chain, number: 1, previous: chain, ...(after !== undefined && { after }) });
  }

  async function write(entry: AuditEntry): Promise<void> {
    const line = await placed(entry);
    // Nobody knows whether a line that failed is there, so none can follow it.
    end = undefined;
    await sink(line);
    end = line;
    lastHash = line.hash;
  }

  return {
    async record(entry) {
      const written = last.then(() => inTime(write(entry)));
      last = written.catch(() => undefined);
      await written;
    },
  };
}

/**
 * What is wrong with lines that should be whole chains from their beginnings; empty when nothing is. What the very first
 * line follows cannot be known.
 */
export async function auditFaults(
  lines: Iterable<AuditLine> | AsyncIterable<AuditLine>,
): Promise<readonly string[]> {
  const ends = new Map<string, Pick<AuditLine, 'number' | 'hash'>>();
  const hashes = new Set<string>();
  const faults: string[] = [];
  for await (const line of lines) {
    const { hash, ...unsigned } = line;
    const { chain, number, previous, after } = line;
    const before = ends.get(chain) ?? { number: 0, hash: chain };
    const place = `chain ${chain}, line ${number}`;
    if (number !== before.number + 1) faults.push(`${place}: line ${before.number + 1} was expected`);
    else if (previous !== before.hash) faults.push(`${place}: it does not follow the line before`);
    if (hash !== (await digestOf(unsigned))) faults.push(`${place}: it was changed`);
    if (after !== undefined && hashes.size > 0 && !hashes.has(after))
      faults.push(`${place}: the line after which its chain began is missing`);
    ends.set(chain, { number, hash });
    hashes.add(hash);
  }
  return faults;
}

/** SHA-256 of a value's JSON, base64url. The fields of objects stand in one order, whoever wrote or read them. */
export async function digestOf(value: unknown): Promise<string> {
  const text = JSON.stringify(value, (_key, part: unknown) => inOrder(part));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest));
}

function inOrder(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function hashed(unsigned: Omit<AuditLine, 'hash'>): Promise<AuditLine> {
  return { ...unsigned, hash: await digestOf(unsigned) };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The sink took too long')), longestWriteMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
