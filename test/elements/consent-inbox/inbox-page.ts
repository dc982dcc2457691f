import { LitElement } from 'lit';
import { AbdmError, type AbdmClient } from '../../../src/client/index.js';
import type { PatientListener } from '../../../src/client/patient-watch.js';
import type { Connection } from '../../../src/context/connection.js';
import type { RequestDetails, RequestHead, RequestStatus } from '../../../src/contract/requests.js';
import { listStyles } from '../../../src/elements/consent-inbox/consent-inbox.css.js';
import { InboxController } from '../../../src/elements/consent-inbox/inbox-controller.js';
import { allStatuses } from '../../../src/elements/consent-inbox/inbox-view.js';
import { listScreen } from '../../../src/elements/consent-inbox/screens/list.js';
import { commonMessages } from '../../../src/locales/common.js';
import { consentInboxMessages } from '../../../src/locales/consent-inbox.js';
import { requestsMessages } from '../../../src/locales/requests.js';
import { controls } from '../../../src/ui/controls.css.js';
import { tokens } from '../../../src/ui/tokens.css.js';
import { findPart } from '../../support/drive.js';
import { until } from '../../support/until.js';

/** A request of a list; the higher the number, the newer. */
export function requestHead(number: number, others: Partial<RequestHead> = {}): RequestHead {
  return {
    id: `request-${number}`,
    kind: 'consent',
    createdAt: new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString(),
    from: '2020-01-01T00:00:00.000Z',
    to: '2026-01-01T00:00:00.000Z',
    hiu: { id: `hiu-${number % 7}`, name: `Hospital ${number}` },
    purpose: { code: 'CAREMGT', text: 'Care Management' },
    requester: `Dr. Rao ${number}`,
    ...others,
  };
}

/** So many requests, the newest first. */
export const requestHeads = (count: number): RequestHead[] =>
  Array.from({ length: count }, (_, index) => requestHead(count - index));

/** All that there is to know of a request. */
export const detailsOf = (head: RequestHead, status: RequestStatus = 'requested'): RequestDetails => ({
  ...head,
  status,
  eraseAt: '2030-06-15T00:00:00.000Z',
  hiTypes: [{ code: 'Prescription', text: 'Prescription' }],
  facilities: [],
});

/** One call that was made. */
export interface MadeCall {
  readonly route: string;
  readonly status?: RequestStatus;
  readonly id?: string;
  readonly background: boolean;
  readonly signal: AbortSignal;
}

/** The proxy as the list sees it. */
export class FakeProxy {
  readonly lists: Record<RequestStatus, RequestHead[]>;
  readonly calls: MadeCall[] = [];
  readonly failing = new Map<string, AbdmError>();
  readonly #listeners = new Set<PatientListener>();
  /** Holds answers of `readRequest` back until they are let go. */
  gate: Promise<void> | undefined;
  renewal: 'renewed' | 'ended' = 'ended';
  epoch: string | undefined = 'nisha';

  constructor(lists: Partial<Record<RequestStatus, RequestHead[]>> = {}) {
    this.lists = { requested: [], granted: [], expired: [], denied: [], revoked: [], ...lists };
  }

  readonly #call = async (
    route: { name: string },
    request: Record<string, string>,
    { signal = new AbortController().signal, background = false }: Partial<MadeCall> = {},
  ): Promise<unknown> => {
    // When the page begins to listen hangs on how busy it is: no test may count that.
    if (route.name === 'watchChanges') throw new AbdmError('misconfigured');
    this.calls.push({ route: route.name, ...request, background, signal });
    await Promise.resolve();
    if (route.name === 'readRequest') await this.gate;
    signal.throwIfAborted();
    const failure = this.failing.get(request['status'] ?? route.name) ?? this.failing.get('all');
    if (failure) throw failure;
    if (route.name === 'listRequests')
      return structuredClone({ requests: this.lists[request['status'] as RequestStatus] });
    const head = Object.values(this.lists)
      .flat()
      .find(({ id }) => id === request['id']);
    if (!head) throw new AbdmError('request-not-found');
    return detailsOf(head);
  };

  /** A connection to it. */
  connection(): Connection {
    const epoch = (): string | undefined => this.epoch;
    return {
      version: 1,
      client: {
        baseUrl: '/inbox',
        call: this.#call as unknown as AbdmClient['call'],
        get epoch() {
          return epoch();
        },
        onPatientChange: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
        session: { renew: () => Promise.resolve(this.renewal) } as unknown as AbdmClient['session'],
      },
    };
  }

  /** Another patient is signed in. */
  change(epoch: string | undefined): void {
    this.epoch = epoch;
    for (const listener of this.#listeners) listener();
  }

  /** Calls of one route so far. */
  callsOf(route: string): MadeCall[] {
    return this.calls.filter((call) => call.route === route);
  }
}

/** An element with the list alone. */
export class InboxHost extends LitElement {
  static override styles = [tokens, controls, listStyles];
  proxy = new FakeProxy();
  connection: Connection | undefined;
  locale = 'en';
  requestsWords = requestsMessages.en;
  listWords = consentInboxMessages.en;
  readonly said: string[] = [];
  readonly failures: string[] = [];
  readonly opened: string[] = [];
  forgotten = 0;
  renders = 0;
  readonly inbox = new InboxController(this, {
    connection: () => this.connection,
    texts: () => ({
      list: this.listWords,
      requests: this.requestsWords,
      common: commonMessages.en,
      locale: this.locale,
    }),
    say: (text) => this.said.push(text),
    failed: ({ kind }) => this.failures.push(kind),
    forget: () => this.forgotten++,
    open: ({ id }, status) => this.opened.push(`${id} ${status}`),
  });

  protected override render(): unknown {
    this.renders++;
    const view = this.inbox.view();
    return view && listScreen(view);
  }
}
customElements.define('inbox-host', InboxHost);

const hosts = new Set<InboxHost>();

/** A list on the page; nothing of it is read yet. */
export function inboxHost(
  proxy: FakeProxy,
  words: Partial<Pick<InboxHost, 'locale' | 'listWords' | 'requestsWords'>> = {},
): InboxHost {
  const host = Object.assign(new InboxHost(), { proxy, connection: proxy.connection(), ...words });
  document.body.append(host);
  hosts.add(host);
  return host;
}

/** A list on the page that has been read. */
export async function openInbox(...how: Parameters<typeof inboxHost>): Promise<InboxHost> {
  const host = inboxHost(...how);
  await until(() => host.inbox.lists.loading.length === 0 && !host.inbox.lists.isBusy, 'lists');
  await host.updateComplete;
  return host;
}

/** Takes all lists away. */
export function closeInboxes(): void {
  for (const host of hosts) host.remove();
  hosts.clear();
}

/** Names of the facilities in the rows that are rendered, from top to bottom. */
export function facilities(host: InboxHost): string[] {
  const names = host.renderRoot.querySelectorAll('.request-row [part="facility"]');
  return [...names].map((name) => name.textContent.trim());
}

/** The rendered row of a facility. */
export function rowOf(host: InboxHost, facility: string): HTMLElement {
  const rows = [...host.renderRoot.querySelectorAll<HTMLElement>('.request-row')];
  const row = rows.find((candidate) => candidate.querySelector('bdi')?.textContent === facility);
  if (!row) throw new Error(`No row of ${facility}: ${facilities(host).join(', ')}`);
  return row;
}

/** The radio button of a tab or status whose label begins with a text. */
export function radio(host: InboxHost, group: string, label: string): HTMLInputElement {
  const labels = [...host.renderRoot.querySelectorAll(`[part="${group}"]`)];
  const found = labels.find((candidate) => candidate.textContent.trim().startsWith(label));
  const input = found?.querySelector('input');
  if (!input) throw new Error(`No ${group} ${label}`);
  return input;
}

/** What stands in the list, apart from whether it is on screen. */
export const shown = (host: InboxHost): readonly string[] =>
  allStatuses.flatMap((status) => host.inbox.state.shown[status] ?? []).map(({ id }) => id);

/** Reads all lists anew as a poll does, and waits until they are rendered. */
export async function poll(host: InboxHost): Promise<void> {
  await host.inbox.lists.refresh();
  await host.updateComplete;
}

/** Presses a button of the list. */
export async function press(host: InboxHost, name: string): Promise<void> {
  const found = findPart<HTMLButtonElement>(host, `button-${name}`);
  if (!found) throw new Error(`No button ${name}`);
  found.click();
  await host.updateComplete;
}
