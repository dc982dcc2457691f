import type { ReactiveController } from 'lit';
import type { RequestHead } from '../../contract/requests.js';
import { keyOf } from './inbox-view.js';
import { type RequestRow, type RowHost, rowsIn } from './request-row.js';

/** Knows which requests are really on screen. */
export class RowsInSightController implements ReactiveController {
  readonly #host: RowHost;
  readonly #entered: (requests: readonly RequestHead[]) => void;
  readonly #observed = new Map<RequestRow, string>();
  readonly #inSight = new Map<RequestRow, RequestHead>();
  #observer: IntersectionObserver | undefined;

  /** @param entered - takes requests that came on screen */
  constructor(host: RowHost, entered: (requests: readonly RequestHead[]) => void) {
    this.#host = host;
    this.#entered = entered;
    host.addController(this);
  }

  /** Requests on screen: what came last is last, and of what came together the uppermost. */
  get requests(): readonly RequestHead[] {
    return [...this.#inSight.values()];
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const rows = new Set(rowsIn(this.#host));
    for (const row of this.#observed.keys()) if (!rows.has(row)) this.#leave(row);
    for (const row of rows) this.#watch(row);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#observed.clear();
    this.#inSight.clear();
  }

  #watch(row: RequestRow): void {
    const key = row.request && keyOf(row.request);
    if (key === undefined || this.#observed.get(row) === key) return;
    // A row that shows another request now comes on screen anew.
    this.#leave(row);
    this.#observed.set(row, key);
    this.#observer ??= new IntersectionObserver((entries) => this.#moved(entries));
    this.#observer.observe(row);
  }

  #leave(row: RequestRow): void {
    this.#observer?.unobserve(row);
    this.#observed.delete(row);
    this.#inSight.delete(row);
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    const entered: RequestHead[] = [];
    for (const { target, isIntersecting } of [...entries].reverse()) {
      const row = target as RequestRow;
      const { request } = row;
      this.#inSight.delete(row);
      if (!isIntersecting || !request || !this.#observed.has(row)) continue;
      this.#inSight.set(row, request);
      entered.unshift(request);
    }
    if (entered.length > 0) this.#entered(entered);
  }
}
