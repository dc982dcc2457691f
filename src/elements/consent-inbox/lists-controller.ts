import type { ReactiveControllerHost } from 'lit';
import type { AbdmError } from '../../client/abdm-error.js';
import type { Failure } from '../../client/failure.js';
import type { RequestHead, RequestStatus } from '../../contract/requests.js';
import type { Connection } from '../../context/connection.js';
import type { ChangesController } from '../../controllers/changes-controller.js';
import { PatientDataController } from '../../controllers/patient-data-controller.js';
import { whenIdle } from '../../controllers/when-idle.js';
import { allStatuses, type InboxTab, type RequestLists, tabStatuses } from './inbox-view.js';
import { listCalls } from './load-list-calls.js';
import { PollingController } from './polling-controller.js';

/** Where the lists come from, and who hears of them. */
export interface RequestListsPort {
  connection(): Connection | undefined;
  /** One or several lists could not be read. */
  failed(error: AbdmError): void;
  /** Another patient is signed in: whatever is kept beside the lists must go now. May be called several times. */
  forget(): void;
}

type Data = PatientDataController<readonly RequestHead[]>;

/** Failures after which asking again is in vain until the patient does something. */
const endings: readonly string[] = ['session-expired', 'sign-in-required'];

/** Polls of the waiting requests for one of all the others. */
const turnsOfOthers = 4;

/** The patient's requests of every status, kept up to date while somebody looks. */
export class RequestListsController {
  readonly #port: RequestListsPort;
  readonly #data: Readonly<Record<RequestStatus, Data>>;
  #changes: ChangesController | undefined;

  constructor(host: ReactiveControllerHost & Element, port: RequestListsPort) {
    this.#port = port;
    const data = allStatuses.map((status) => [status, this.#dataOf(host, status)] as const);
    this.#data = Object.fromEntries(data) as Record<RequestStatus, Data>;
    new PollingController(host, {
      mayPoll: () => this.#mayRead,
      isLive: () => this.#changes?.isLive ?? false,
      poll: (turn) => this.#poll(turn),
    });
    whenIdle(() => void this.#listen(host).catch(() => undefined));
  }

  /** The requests by status; `undefined` where they are not read yet. */
  get lists(): RequestLists {
    const entries = allStatuses.map((status) => [status, this.#data[status].value] as const);
    return Object.fromEntries(entries) as RequestLists;
  }

  /** How many requests a tab has; `undefined` before all of its statuses are read. */
  countOf(tab: InboxTab): number | undefined {
    const counts = tabStatuses[tab].map((status) => this.#data[status].value?.length ?? Number.NaN);
    const sum = counts.reduce((all, count) => all + count, 0);
    return Number.isNaN(sum) ? undefined : sum;
  }

  /** Statuses whose requests are on the way for the first time. */
  get loading(): readonly RequestStatus[] {
    return allStatuses.filter((status) => ['idle', 'loading'].includes(this.#data[status].status));
  }

  /** Whether any list is being read because somebody wants it. */
  get isBusy(): boolean {
    return this.#all.some(({ isBusy }) => isBusy);
  }

  /** Why lists could not be read, by status. */
  get failures(): ReadonlyMap<RequestStatus, Failure<'read'>> {
    return new Map(
      allStatuses.flatMap((status) => {
        const { failure } = this.#data[status];
        return failure ? [[status, failure] as const] : [];
      }),
    );
  }

  /** Why there is nothing to show at all: nobody is signed in, the session has ended, or no list could be read. */
  get failure(): Failure<'read'> | undefined {
    const failures = [...this.failures.values()];
    const ending = failures.find(({ kind }) => endings.includes(kind));
    const isNothing = this.#all.every(({ value, isBusy }) => value === undefined && !isBusy);
    return ending ?? (isNothing ? failures[0] : undefined);
  }

  /** The patient whose requests these are; goes with every change of them. */
  get epoch(): string | undefined {
    return this.#data.requested.epoch;
  }

  /** Reads all lists anew; what is shown stays until then. */
  async reload(): Promise<void> {
    await Promise.all(this.#all.map((data) => data.reload()));
  }

  /** Reads anew what could not be read. */
  async retry(): Promise<void> {
    await Promise.all(this.#all.filter(({ failure }) => failure).map((data) => data.reload()));
  }

  /** Reads all lists anew without showing that, as after a decision. */
  async refresh(): Promise<void> {
    await Promise.all(this.#all.map((data) => data.refresh(true)));
  }

  /** Asks the patient to renew the session, and reads all lists anew if they do. */
  async renew(): Promise<void> {
    if ((await this.#port.connection()?.client.session.renew()) === 'renewed') await this.reload();
  }

  get #mayRead(): boolean {
    return !this.#all.some(({ failure }) => failure && endings.includes(failure.kind));
  }

  async #listen(host: ReactiveControllerHost & Element): Promise<void> {
    const { ChangesController } = await import('../../controllers/changes-controller.js');
    this.#changes = new ChangesController(host, {
      kind: 'requests',
      connection: () => this.#port.connection(),
      changed: () => {
        if (this.#mayRead) void this.refresh();
      },
    });
  }

  get #all(): readonly Data[] {
    return allStatuses.map((status) => this.#data[status]);
  }

  #dataOf(host: ReactiveControllerHost & Element, status: RequestStatus): Data {
    return new PatientDataController(host, {
      name: `requests-${status}`,
      connection: () => this.#port.connection(),
      load: async (client, signal, background) => {
        const { listRequests } = await listCalls();
        return (await client.call(listRequests, { status }, { signal, background })).requests;
      },
      failed: (error) => {
        // What keeps one list from being read keeps all: it is told once.
        const alike = [...this.failures.values()].filter(({ kind }) => kind === error.kind);
        if (alike.length <= 1) this.#port.failed(error);
      },
      forget: () => this.#port.forget(),
    });
  }

  async #poll(turn: number): Promise<void> {
    const { requested, ...others } = this.#data;
    const before = requested.value;
    await requested.refresh();
    const isTurn = (turn + 1) % turnsOfOthers === 0;
    if (requested.value === before && !isTurn) return;
    await Promise.all(Object.values(others).map((data) => data.refresh()));
  }
}
