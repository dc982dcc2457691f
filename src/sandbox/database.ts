import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import type { Database as Connection, JSValue } from 'node-sqlite3-wasm';
import { Refusal, refuse } from './errors.js';
import { claimFile, releaseFile } from './file-claim.js';

/** The name of a database that lives in memory only. */
export const inMemory = ':memory:';

/** The sandbox's embedded database. */
export interface Database {
  /** Whether this opening made the tables, so that there is nothing in them yet. */
  readonly isNew: boolean;
  /** Whether there was a file of another version, which is gone. */
  readonly isReplaced: boolean;
  /** Runs a statement; gives the number of rows it changed. */
  run(sql: string, values?: JSValue[]): number;
  /** The first row of a query. */
  first<Row>(sql: string, values?: JSValue[]): Row | undefined;
  /** All rows of a query. */
  all<Row>(sql: string, values?: JSValue[]): Row[];
  /**
   * Runs a piece of work as one transaction. A refusal is an outcome like any other and keeps what was written (a wrong
   * OTP must be counted); any other error undoes everything.
   */
  atomically<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * Opens the database; a file is made if there is none, and made anew if it was written by another version of the tables
 * or of the seed.
 *
 * @param file - path, or `:memory:`
 * @param schema - the tables
 * @param seedVersion - anything that changes when the seed does
 * @throws Error when another running sandbox uses the file
 */
export function openDatabase(file: string, schema: string, seedVersion: string): Database {
  const path = file === inMemory ? inMemory : resolve(file);
  const version = createHash('sha256').update(schema).update(seedVersion).digest().readInt32BE();
  if (path !== inMemory) {
    mkdirSync(dirname(path), { recursive: true });
    claimFile(path);
  }
  let connection: Connection | undefined;
  try {
    connection = connect(path);
    let found = versionOf(connection);
    const isReplaced = found !== 0 && found !== version;
    if (isReplaced) {
      connection.close();
      for (const part of [path, `${path}-wal`]) rmSync(part, { force: true });
      connection = connect(path);
      found = 0;
    }
    if (found === 0) connection.exec(`BEGIN; ${schema} PRAGMA user_version = ${version}; COMMIT;`);
    return wrap(connection, path, { isNew: found === 0, isReplaced });
  } catch (error) {
    connection?.close();
    if (path !== inMemory) releaseFile(path);
    throw error;
  }
}

function connect(path: string): Connection {
  const isThere = path === inMemory || existsSync(path);
  const connection = new sqlite.Database(path);
  try {
    // Without shared memory WAL needs the exclusive lock; a rollback journal would not be replayed after a crash,
    // because this build takes its own lock for another's.
    connection.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
    );
    return connection;
  } catch (error) {
    connection.close();
    const hint = isThere ? `${path} cannot be read as a sandbox database` : `${path} cannot be made`;
    throw new Error(hint, { cause: error });
  }
}

function versionOf(connection: Connection): number {
  return (connection.get('PRAGMA user_version') as { user_version: number }).user_version;
}

function wrap(
  connection: Connection,
  path: string,
  opening: Pick<Database, 'isNew' | 'isReplaced'>,
): Database {
  const checked = (values: JSValue[]): JSValue[] => {
    // The binding cuts a text at its first NUL: "known id, NUL, anything" would find the known id.
    if (values.some((value) => typeof value === 'string' && value.includes('\0')))
      throw refuse('bad-request');
    return values;
  };
  return {
    ...opening,
    run: (sql, values = []) => connection.run(sql, checked(values)).changes,
    first: <Row>(sql: string, values: JSValue[] = []) =>
      (connection.get(sql, checked(values)) ?? undefined) as Row | undefined,
    all: <Row>(sql: string, values: JSValue[] = []) => connection.all(sql, checked(values)) as Row[],
    atomically(work) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        connection.exec(error instanceof Refusal ? 'COMMIT' : 'ROLLBACK');
        throw error;
      }
    },
    close() {
      if (!connection.isOpen) return;
      connection.close();
      if (path !== inMemory) releaseFile(path);
    },
  };
}
