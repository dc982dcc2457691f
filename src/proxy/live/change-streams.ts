import type { ChangesLine } from '../../contract/changes.js';
import { heartbeatSeconds } from '../../contract/changes.js';
import { type ChangeKind, changeKinds } from '../../abdm/changes.js';
import type { ChangeLog, Changes } from './change-log.js';

/** Whose stream it is, and where it goes on. */
export interface StreamStart {
  /** Names the browser: one has few streams. */
  readonly browser: string;
  /** Name under which the patient's changes are kept. */
  readonly patient: string;
  readonly position: string | undefined;
  /** Whether the browser may still hear of the patient; asked at every heartbeat. */
  holds(): Promise<boolean>;
}

/** The streams of one proxy that are open. */
export interface ChangeStreams {
  readonly size: number;
  open(start: StreamStart): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Has the streams of a browser, or all, look at once whether they may go on. */
  check(browser?: string): void;
  /** Ends all of them, so that the process can stop; the browsers go on with another one. */
  close(): void;
}

/** What streams are made of. */
export interface ChangeStreamsOptions {
  readonly log: ChangeLog;
  readonly heartbeatMs?: number;
}

// Tabs share one; some browsers cannot, and a tab that is reloaded leaves its stream behind for a moment.
const mostPerBrowser = 6;

/** Makes the keeper of streams. */
export function createChangeStreams({
  log,
  heartbeatMs = heartbeatSeconds * 1000,
}: ChangeStreamsOptions): ChangeStreams {
  const byBrowser = new Map<string, Set<ChangeStream>>();

  function forget(browser: string, stream: ChangeStream): void {
    const streams = byBrowser.get(browser);
    streams?.delete(stream);
    if (streams?.size === 0) byBrowser.delete(browser);
  }

  return {
    get size() {
      return [...byBrowser.values()].reduce((sum, { size }) => sum + size, 0);
    },
    open(start) {
      const streams = byBrowser.get(start.browser) ?? new Set();
      byBrowser.set(start.browser, streams);
      const [oldest] = streams;
      if (oldest && streams.size >= mostPerBrowser) oldest.end();
      const stream = new ChangeStream(log, start, heartbeatMs, () => forget(start.browser, stream));
      streams.add(stream);
      return new ReadableStream(stream, { highWaterMark: 0 });
    },
    check(browser) {
      const checked = browser === undefined ? [...byBrowser.values()] : [byBrowser.get(browser) ?? []];
      for (const streams of checked) for (const stream of streams) stream.check();
    },
    close() {
      for (const streams of [...byBrowser.values()]) for (const stream of [...streams]) stream.end();
    },
  };
}

const utf8 = new TextEncoder();

/** One stream: a line whenever something changed, and at every heartbeat. A slow reader gets several changes in one line. */
class ChangeStream implements UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> {
  readonly #log: ChangeLog;
  readonly #start: StreamStart;
  readonly #heartbeatMs: number;
  readonly #ended: () => void;
  #position: string | undefined;
  #isFirst = true;
  #isOver = false;
  #hasNews = false;
  #wake: (() => void) | undefined;
  #unwatch: (() => void) | undefined;

  constructor(log: ChangeLog, start: StreamStart, heartbeatMs: number, ended: () => void) {
    this.#log = log;
    this.#start = start;
    this.#heartbeatMs = heartbeatMs;
    this.#ended = ended;
    this.#position = start.position;
  }

  async start(): Promise<void> {
    try {
      const unwatch = await this.#log.watch(this.#start.patient, () => this.check());
      if (this.#isOver) unwatch();
      else this.#unwatch = unwatch;
    } catch {
      // Without the log there is nothing to tell: the browser comes back to a proxy that has it.
      this.end();
    }
  }

  /** Has it tell what there is, or end where it may not go on. */
  check(): void {
    this.#hasNews = true;
    this.#wake?.();
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> {
    try {
      const line = await this.#next();
      if (line) controller.enqueue(utf8.encode(`${JSON.stringify(line)}\n`));
      else this.#close(controller);
    } catch {
      // The log does not answer: the browser comes back to a proxy that can tell.
      this.#close(controller);
    }
  }

  cancel(): void {
    this.end();
  }

  /** Ends it as soon as it would tell something. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#unwatch?.();
    this.#ended();
    this.#wake?.();
  }

  async #next(): Promise<ChangesLine | undefined> {
    if (!this.#isFirst) await this.#news();
    if (this.#isOver || !(await this.#start.holds())) return undefined;
    this.#isFirst = false;
    this.#hasNews = false;
    const happened = await this.#log.after(this.#start.patient, this.#position);
    this.#position = happened.position;
    return { position: happened.position, changed: kindsOf(happened) };
  }

  /** Waits for a change, the next heartbeat or the end. */
  async #news(): Promise<void> {
    if (this.#hasNews || this.#isOver) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, this.#heartbeatMs);
    });
    clearTimeout(timer);
    this.#wake = undefined;
  }

  #close(controller: ReadableStreamDefaultController): void {
    this.end();
    controller.close();
  }
}

function kindsOf({ changes, isWhole }: Changes): ChangeKind[] {
  return changeKinds.filter((kind) => !isWhole || changes.some((change) => change.kind === kind));
}
