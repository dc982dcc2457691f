import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const openHere = new Set<string>();

/**
 * Takes a database file for this process. The database's own lock is a directory beside the file, which a killed process
 * leaves behind; a note with the owner's process id tells a lock that is held from one that was left.
 *
 * @throws Error when the owner still runs
 */
export function claimFile(path: string): void {
  const owner = ownerOf(path);
  if (openHere.has(path) || (owner !== undefined && owner !== process.pid && isRunning(owner))) {
    throw new Error(
      `${path} is in use by another sandbox (process ${owner ?? process.pid}); stop it, or give this one another file`,
    );
  }
  rmSync(`${path}.lock`, { recursive: true, force: true });
  writeFileSync(`${path}.pid`, String(process.pid));
  openHere.add(path);
}

/** Gives a database file back. */
export function releaseFile(path: string): void {
  openHere.delete(path);
  rmSync(`${path}.pid`, { force: true });
}

function ownerOf(path: string): number | undefined {
  try {
    const owner = Number(readFileSync(`${path}.pid`, 'utf8'));
    return Number.isInteger(owner) && owner > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
