import type { ReactiveController } from 'lit';
import type { AbdmError } from '../../client/abdm-error.js';
import type { RequestHead, RequestStatus } from '../../contract/requests.js';
import type { Connection } from '../../context/connection.js';
import { ListWindowController } from '../../controllers/list-window-controller.js';
import type { CommonMessages } from '../../locales/common.js';
import type { ConsentInboxMessages } from '../../locales/consent-inbox.js';
import type { RequestsMessages } from '../../locales/requests.js';
import { clipped } from '../../ui/foreign-text.js';
import { AttentionController } from './attention-controller.js';
import { DetailsController } from './details-controller.js';
import { rememberedItems } from './inbox-items.js';
import {
  allStatuses,
  arrivals,
  faded,
  freshFor,
  type InboxState,
  keyOf,
  movedOn,
  opened,
  read,
  type RequestLists,
  seen,
  showNew,
  startOfInbox,
  statusesOf,
  waiting,
} from './inbox-view.js';
import { RequestListsController } from './lists-controller.js';
import type { RowHost } from './request-row.js';
import { told } from './request-texts.js';
import { RowsInSightController } from './rows-in-sight-controller.js';
import { type ListView, startOfList } from './screens/list-view.js';

/** Words of the list, and the BCP 47 tag for its dates and order. */
export interface InboxTexts {
  readonly list: ConsentInboxMessages;
  readonly requests: RequestsMessages;
  readonly common: CommonMessages;
  readonly locale: string;
}

/** What the list needs of its element. */
export interface InboxPort {
  connection(): Connection | undefined;
  /** The words, once they are there. */
  texts(): InboxTexts | undefined;
  /** Says something to screen readers, politely. */
  say(text: string): void;
  failed(error: AbdmError): void;
  /** Another patient is signed in: whatever the element keeps beside the list must go now. May be called several times. */
  forget(): void;
  /** The patient wants to see a request. */
  open(head: RequestHead, status: RequestStatus): void;
}

/** The list of `<consent-inbox>`: reads it, keeps it up to date, and holds what the patient has chosen in it. */
export class InboxController implements ReactiveController {
  readonly #host: RowHost;
  readonly #port: InboxPort;
  readonly #attention: AttentionController;
  readonly #window: ListWindowController;
  readonly #itemsOf = rememberedItems();
  #state = startOfInbox;
  #last: RequestLists = startOfInbox.shown;
  #behind:
    | (Pick<ListView, 'waiting' | 'movedOn'> & { readonly shown: RequestLists; readonly lists: RequestLists })
    | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Reads the lists. */
  readonly lists: RequestListsController;
  /** Reads details of the rows on screen. */
  readonly details: DetailsController;

  constructor(host: RowHost, port: InboxPort) {
    this.#host = host;
    this.#port = port;
    this.lists = new RequestListsController(host, {
      connection: () => port.connection(),
      failed: (error) => port.failed(error),
      forget: () => this.#forget(),
    });
    const rows = new RowsInSightController(host, (entered) => this.#entered(entered));
    this.details = new DetailsController(host, {
      connection: () => port.connection(),
      epoch: () => this.lists.epoch,
      inSight: () => rows.requests,
    });
    this.#attention = new AttentionController(host, () => this.#settle());
    this.#window = new ListWindowController(host);
    host.addController(this);
  }

  /** What the patient has chosen, and what they see. */
  get state(): InboxState {
    return this.#state;
  }

  hostUpdate(): void {
    const { lists } = this.lists;
    if (allStatuses.every((status) => lists[status] === this.#last[status])) return;
    this.#last = lists;
    const before = this.#state;
    this.#state = read(before, lists, this.#attention.isAttended);
    this.#announce(arrivals(before, this.#state, lists));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The list as it is to be rendered; `undefined` while there are no words for it. */
  view(): ListView | undefined {
    const texts = this.#port.texts();
    if (!texts) return undefined;
    const items = this.#itemsOf({
      ...this.#state,
      lists: this.#state.shown,
      purposes: texts.requests.purposes,
      locale: texts.locale,
    });
    const statuses = statusesOf(this.#state);
    const failures = this.lists.failure ? [] : statuses.filter((status) => this.lists.failures.has(status));
    return {
      ...texts,
      state: this.#state,
      blocks: this.#window.blocksOf(items),
      size: items.length,
      found: items.filter(({ type }) => type === 'request').length,
      tabCounts: { requests: this.lists.countOf('requests'), approved: this.lists.countOf('approved') },
      ...this.#held(),
      counts: this.#counts(),
      isLoading: statuses.some((status) => this.lists.loading.includes(status)),
      missing: failures.filter((status) => this.#last[status] === undefined),
      isStale: failures.some((status) => this.#last[status] !== undefined),
      detailsOf: (head) => this.details.of(head),
      attention: this.#attention,
      window: this.#window,
      onOpen: (head, status) => this.#open(head, status),
      onTab: (tab) => this.#choose({ tab }),
      onSearch: (search) => this.#choose({ search }),
      onSort: (sort) => this.#choose({ sort }),
      onGroup: (isGrouped) => this.#choose({ isGrouped }),
      onStatus: (status) => this.#choose({ status: { ...this.#state.status, [this.#state.tab]: status } }),
      onShowNew: () => this.#showNew(),
      onRetry: () => this.lists.retry(),
    };
  }

  /** The list goes out of sight, as behind a review; it stays as it is. */
  freeze(): void {
    this.#window.freeze();
  }

  /** The list is in sight again, with focus on the button of a request, or at its start when that is gone. */
  thaw(about?: Pick<RequestHead, 'kind' | 'id'>): void {
    this.#window.thaw();
    if (about) this.#window.reveal(keyOf(about), startOfList);
  }

  /** Reads anew, without showing that, what a decision has changed. */
  async decided(about: Pick<RequestHead, 'kind' | 'id'>): Promise<void> {
    this.details.invalidate(about);
    await this.lists.refresh();
  }

  /** In what the list is behind what was read; worked out once for each reading. */
  #held(): Pick<ListView, 'waiting' | 'movedOn'> {
    const { shown } = this.#state;
    if (this.#behind?.shown !== shown || this.#behind.lists !== this.#last) {
      this.#behind = {
        shown,
        lists: this.#last,
        waiting: waiting(this.#state, this.#last).length,
        movedOn: movedOn(this.#state, this.#last),
      };
    }
    const { waiting: count, movedOn: moved } = this.#behind;
    return { waiting: count, movedOn: moved };
  }

  #counts(): Record<RequestStatus, number | undefined> {
    const counts = allStatuses.map((status) => [status, this.#last[status]?.length] as const);
    return Object.fromEntries(counts) as Record<RequestStatus, number | undefined>;
  }

  #choose(choice: Partial<InboxState>): void {
    this.#state = { ...this.#state, ...choice };
    // What was held under the finger is not under it any more.
    this.#settle();
  }

  #settle(): void {
    this.#state = read(this.#state, this.lists.lists, false);
    this.#host.requestUpdate();
  }

  #showNew(): void {
    const { lists } = this.lists;
    const [first] = waiting(this.#state, lists);
    this.#state = showNew(this.#state, lists);
    if (first) this.#window.reveal(keyOf(first), startOfList);
    this.#host.requestUpdate();
  }

  #open(head: RequestHead, status: RequestStatus): void {
    const key = keyOf(head);
    const now = this.#held().movedOn.get(key) ?? status;
    this.#state = opened(this.#state, key);
    this.#host.requestUpdate();
    this.#port.open(head, now);
  }

  #announce(arrived: readonly RequestHead[]): void {
    const [first] = arrived;
    const texts = this.#port.texts();
    if (!first || !texts) return;
    const { list: m, requests } = texts;
    this.#port.say(
      arrived.length === 1
        ? m.newFrom(clipped(told(first.hiu.name, requests)))
        : m.newRequests(arrived.length),
    );
  }

  #entered(entered: readonly RequestHead[]): void {
    const before = this.#state;
    const now = Date.now();
    this.#state = entered.reduce((state, head) => seen(state, keyOf(head), now), before);
    if (this.#state !== before) this.#fadeLater();
    this.details.look(entered);
  }

  #fadeLater(): void {
    const first = Math.min(...[...this.#state.fresh.values()].filter((at) => at !== undefined));
    if (this.#timer !== undefined || !Number.isFinite(first)) return;
    const fade = (): void => {
      this.#timer = undefined;
      this.#state = faded(this.#state, Date.now());
      this.#host.requestUpdate();
      this.#fadeLater();
    };
    this.#timer = setTimeout(fade, Math.max(0, first + freshFor - Date.now()));
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#state = startOfInbox;
    this.#last = startOfInbox.shown;
    this.#behind = undefined;
    this.details.forget();
    this.#port.forget();
    this.#host.requestUpdate();
  }
}
