import { type FileHandle, open } from 'node:fs/promises';
import type { AuditLine, AuditSink } from './audit-trail.js';

/** A sink that writes JSON lines to the end of a file. */
export interface FileSink extends AuditSink {
  lastHash(): Promise<string | undefined>;
  close(): Promise<void>;
}

// Longer than any line: its texts are those of addresses and ids.
const longestLine = 64 * 1024;

/**
 * Makes a sink that writes JSON lines to the end of a file, each on the disk before it counts as kept. Several processes
 * may write to one file. A file that is not there yet is made for its owner only.
 */
export function fileSink(path: string): FileSink {
  let file: Promise<FileHandle> | undefined;

  async function handle(): Promise<FileHandle> {
    // Only the owner: the trail says who decided what.
    const opened = (file ??= open(path, 'a+', 0o600));
    return opened.catch((error: unknown) => {
      file = undefined;
      throw error;
    });
  }

  async function close(): Promise<void> {
    const opened = file;
    file = undefined;
    await (await opened?.catch(() => undefined))?.close();
  }

  async function write(line: AuditLine): Promise<void> {
    try {
      const opened = await handle();
      // What a full disk or a crash left unfinished must not swallow this line.
      const isTorn = !/^(?:|[^]*\n)$/.test(await endOf(opened, 1));
      await opened.appendFile(`${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`);
      await opened.datasync();
    } catch (error) {
      await close().catch(() => undefined);
      throw error;
    }
  }

  return Object.assign(write, {
    async lastHash() {
      const lines = (await endOf(await handle(), longestLine)).split('\n').reverse();
      return lines.map(hashIn).find((hash) => hash !== undefined);
    },
    close,
  });
}

async function endOf(file: FileHandle, length: number): Promise<string> {
  const { size } = await file.stat();
  const position = Math.max(0, size - length);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead).toString();
}

function hashIn(line: string): string | undefined {
  try {
    const { hash } = JSON.parse(line) as Partial<AuditLine>;
    return typeof hash === 'string' ? hash : undefined;
  } catch {
    return undefined;
  }
}
