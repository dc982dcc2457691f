import type { ReactiveControllerHost } from 'lit';
import type { ErrorKind } from '../../abdm/errors.js';
import { type AbdmError, asAbdmError, isAbort } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';
import type { Connection } from '../../context/connection.js';
import { recordCalls } from './load-record-calls.js';
import { itemsOf, type RecordItem } from './record-search.js';

/** Facilities that are read at the same time. */
export const mostAtOnce = 3;

/** Failures that the next facility would meet too: no other is asked before the patient wants it. */
const stopsAll: readonly ErrorKind[] = ['session-expired', 'sign-in-required', 'too-many-requests'];

/** Where the records come from, and who hears of them. */
export interface FacilityRecordsPort {
  connection(): Connection | undefined;
  /** The patient whose records they are. */
  epoch(): string | undefined;
  /** So many records of a facility that somebody waited for are there, or on their way. */
  read(hipId: string, count: number): void;
  /** One or several facilities could not be read. */
  failed(error: AbdmError): void;
}

/** What is known of the records of a facility. */
export interface FacilityRecords {
  /** `undefined` before the first reading. */
  readonly records: readonly RecordItem[] | undefined;
  /** How many older records are still on their way. */
  readonly older: number;
  /** Why the last reading failed. */
  readonly failure: Failure<'read'> | undefined;
  /** Whether somebody waits for a reading. */
  readonly isReading: boolean;
}

type Known = Omit<FacilityRecords, 'isReading'>;

const unknown: Known = { records: undefined, older: 0, failure: undefined };

/** Reads the care contexts of facilities, a few at a time, and keeps them for the patient. */
export class FacilityRecordsController {
  readonly #host: ReactiveControllerHost;
  readonly #port: FacilityRecordsPort;
  readonly #known = new Map<string, Known>();
  readonly #reading = new Map<string, { readonly call: AbortController; readonly isQuiet: boolean }>();
  /** Facilities to be read although they are known; quietly, where nobody waits for it. */
  readonly #again = new Map<string, { readonly isQuiet: boolean }>();
  #wanted: ReadonlySet<string> = new Set();

  constructor(host: ReactiveControllerHost, port: FacilityRecordsPort) {
    this.#host = host;
    this.#port = port;
  }

  /** What is known of a facility. */
  of(hipId: string): FacilityRecords {
    const { records, older, failure } = this.#known.get(hipId) ?? unknown;
    const isWanted = this.#wanted.has(hipId) && !this.#known.has(hipId);
    const turn = this.#again.get(hipId) ?? this.#reading.get(hipId);
    return { records, older, failure, isReading: isWanted || turn?.isQuiet === false };
  }

  /** Whether a facility has been read to its end, or has failed to be. */
  isKnown(hipId: string): boolean {
    return this.#known.get(hipId)?.older === 0;
  }

  /** Takes the facilities that are to be read unless they are known, the first of them first. */
  want(hipIds: readonly string[]): void {
    this.#wanted = new Set(hipIds);
    this.#next();
  }

  /** Reads facilities anew, before all others; what is shown stays until then. */
  pull(hipIds: readonly string[]): void {
    const others = [...this.#again].filter(([hipId]) => !hipIds.includes(hipId));
    this.#again.clear();
    for (const hipId of hipIds) {
      this.#reading.get(hipId)?.call.abort();
      this.#reading.delete(hipId);
      this.#again.set(hipId, { isQuiet: false });
      const known = this.#known.get(hipId);
      if (known) this.#known.set(hipId, { ...known, failure: undefined });
    }
    for (const [hipId, how] of others) this.#again.set(hipId, how);
    this.#next();
    this.#host.requestUpdate();
  }

  /**
   * Reads facilities anew in the background: only what is different is shown, and no failure.
   *
   * @param anew - something was changed: what is under way may still read how it was
   */
  refresh(hipIds: readonly string[], anew = false): void {
    for (const hipId of hipIds)
      if (this.#known.get(hipId)?.records && (anew || !this.#reading.has(hipId)) && !this.#again.has(hipId))
        this.#again.set(hipId, { isQuiet: true });
    this.#next();
  }

  /** Reads anew what could not be read, of all these facilities. */
  retry(hipIds: readonly string[]): void {
    this.pull(hipIds.filter((hipId) => this.#known.get(hipId)?.failure));
  }

  /** Forgets all facilities but these. */
  keep(hipIds: readonly string[]): void {
    const stays = new Set(hipIds);
    for (const hipId of [...this.#known.keys(), ...this.#reading.keys(), ...this.#again.keys()])
      if (!stays.has(hipId)) this.#drop(hipId);
  }

  /** Forgets all. */
  forget(): void {
    this.#wanted = new Set();
    this.keep([]);
  }

  #drop(hipId: string): void {
    this.#reading.get(hipId)?.call.abort();
    this.#reading.delete(hipId);
    this.#again.delete(hipId);
    this.#known.delete(hipId);
  }

  get #waiting(): string[] {
    const unread = [...this.#wanted].filter((hipId) => !this.#known.has(hipId));
    return [...new Set([...this.#again.keys(), ...unread])].filter((hipId) => !this.#reading.has(hipId));
  }

  #next(): void {
    for (const hipId of this.#waiting.slice(0, Math.max(0, mostAtOnce - this.#reading.size)))
      void this.#read(hipId);
  }

  async #read(hipId: string): Promise<void> {
    const { client } = this.#port.connection() ?? {};
    if (!client) return;
    const isQuiet = this.#again.get(hipId)?.isQuiet ?? false;
    this.#again.delete(hipId);
    const call = new AbortController();
    this.#reading.set(hipId, { call, isQuiet });
    const { signal } = call;
    try {
      const { listCareContexts } = await recordCalls();
      const how = { signal, epoch: this.#port.epoch(), background: isQuiet };
      // What is seen first does not wait for thousands of others.
      const isFirst = !isQuiet && this.#known.get(hipId)?.records === undefined;
      const asked = isFirst ? ({ hipId, part: 'newest' } as const) : { hipId };
      const { careContexts, older = 0 } = await client.call(listCareContexts, asked, how);
      if (signal.aborted) return;
      if (older === 0) {
        this.#take(hipId, itemsOf(careContexts), isQuiet);
        return;
      }
      this.#known.set(hipId, { records: itemsOf(careContexts), older, failure: undefined });
      this.#port.read(hipId, careContexts.length + older);
      this.#host.requestUpdate();
      const rest = await client.call(listCareContexts, { hipId, part: 'older' }, how);
      if (!signal.aborted) this.#take(hipId, itemsOf([...careContexts, ...rest.careContexts]), true);
    } catch (caught) {
      if (signal.aborted || isAbort(caught)) return;
      if (!isQuiet) this.#fail(hipId, asAbdmError(caught));
    } finally {
      if (this.#reading.get(hipId)?.call === call) {
        this.#reading.delete(hipId);
        this.#host.requestUpdate();
        this.#next();
      }
    }
  }

  #take(hipId: string, records: readonly RecordItem[], isQuiet: boolean): void {
    const before = this.#known.get(hipId)?.records;
    const isSame = before?.length === records.length && JSON.stringify(before) === JSON.stringify(records);
    this.#known.set(hipId, { records: isSame ? before : records, older: 0, failure: undefined });
    if (!isQuiet) this.#port.read(hipId, records.length);
  }

  #fail(hipId: string, error: AbdmError): void {
    const isTold = [...this.#known.values()].some(({ failure }) => failure?.kind === error.kind);
    const { failure } = failureOf(error, 'read', Date.now());
    const stopped = stopsAll.includes(error.kind) ? this.#waiting : [];
    for (const failed of [hipId, ...stopped]) {
      const isQuiet = this.#again.get(failed)?.isQuiet;
      this.#again.delete(failed);
      if (!isQuiet) this.#known.set(failed, { records: this.#known.get(failed)?.records, older: 0, failure });
    }
    if (!isTold) this.#port.failed(error);
  }
}
