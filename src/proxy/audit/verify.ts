import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { auditEvents, auditFaults, type AuditLine } from './audit-trail.js';

/** What the command says, and the exit code that it ends with. */
export interface Verdict {
  /** 0 for a whole trail, 1 for one with faults, 2 where it could not be read. */
  readonly code: 0 | 1 | 2;
  readonly out?: string;
  readonly err?: string;
}

const help = `Usage: abdm-elements audit verify <file>...

  Looks whether the lines of an audit trail are all there and as they were written. Files that were begun one after the
  other are given in that order.
`;

const shape = z.looseObject({
  event: z.enum(auditEvents),
  at: z.string(),
  requestId: z.string(),
  chain: z.string(),
  number: z.int(),
  previous: z.string(),
  after: z.optional(z.string()),
  hash: z.string(),
});

/** Carries `abdm-elements audit …` out. @param args - what stands behind `audit` */
export async function auditCommand([name, ...paths]: readonly string[]): Promise<Verdict> {
  if (name !== 'verify' || paths.length === 0) return { code: 2, err: help };
  const unreadable: string[] = [];
  const seen: { first?: AuditLine; last?: AuditLine; count: number } = { count: 0 };

  async function* lines(): AsyncGenerator<AuditLine> {
    for (const path of paths) {
      let number = 0;
      for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
        number += 1;
        const line = lineIn(text);
        if (!line) {
          unreadable.push(`${path}, line ${number}: it is no entry`);
          continue;
        }
        seen.first ??= line;
        seen.last = line;
        seen.count += 1;
        yield line;
      }
    }
  }

  try {
    const faults = [...(await auditFaults(lines())), ...unreadable];
    const { first, last, count } = seen;
    const said = [
      ...faults,
      `${count} entries, ${faults.length} faults`,
      ...(first?.after === undefined ? [] : [`The first follows ${first.after}`]),
      ...(last ? [`The last is ${last.hash}`] : []),
    ];
    return { code: faults.length > 0 ? 1 : 0, out: `${said.join('\n')}\n` };
  } catch (error) {
    return { code: 2, err: `${error instanceof Error ? error.message : String(error)}\n` };
  }
}

function lineIn(text: string): AuditLine | undefined {
  try {
    const read = z.safeParse(shape, JSON.parse(text));
    return read.success ? (read.data as AuditLine) : undefined;
  } catch {
    return undefined;
  }
}
