import type { ReactiveController } from 'lit';
import type { AbdmError } from '../../client/abdm-error.js';
import type { Failure } from '../../client/failure.js';
import type { Connection } from '../../context/connection.js';
import type { LinkedCareContext, LinkedProvider } from '../../contract/care-contexts.js';
import type { ListWindowHost } from '../../controllers/list-window-controller.js';
import { PatientDataController } from '../../controllers/patient-data-controller.js';
import { whenIdle } from '../../controllers/when-idle.js';
import { numberText } from '../../ui/formats.js';
import type { RecordTarget } from '../record-viewer/index.js';
import { type FacilityRecords, FacilityRecordsController } from './facility-records-controller.js';
import { asked, facilitiesListed, type ListedFacility, startOfList, toggled } from './list-state.js';
import { recordCalls } from './load-record-calls.js';
import { dayProblems, noQuery, type RecordQuery, rememberedSearch } from './record-search.js';
import type { FacilityView, ListTexts, ListView } from './screens/list-view.js';
import { Windows } from './windows.js';

/** What the list needs of its element. */
export interface RecordsPort {
  connection(): Connection | undefined;
  /** The words, once they are there. */
  texts(): ListTexts | undefined;
  /** Says something to screen readers, politely. */
  say(text: string): void;
  /** Moves focus after the next render. */
  focus(selector: string): void;
  failed(error: AbdmError): void;
  /** Another patient is signed in: whatever the element keeps beside the list must go now. May be called several times. */
  forget(): void;
  /** What is on its way to link records: of a facility by its id, of any by an empty text. */
  linking(): string | undefined;
  link(facility: ListedFacility | undefined): void;
  open(facility: ListedFacility, careContext: LinkedCareContext): void;
}

/** Facilities found by a search whose records are rendered at once; those below are likely out of sight. */
const mostInSight = 5;

/** Failures after which reading again is in vain until the patient does something. */
const endings: readonly string[] = ['session-expired', 'sign-in-required'];

/** The list of `<care-contexts>`: reads it, keeps it up to date, and holds what the patient has chosen in it. */
export class RecordsController implements ReactiveController {
  readonly #host: ListWindowHost;
  readonly #port: RecordsPort;
  readonly #windows: Windows;
  readonly #search = rememberedSearch();
  #state = startOfList;
  #last: readonly LinkedProvider[] | undefined;
  /** The facility that is opened as soon as ABDM lists it. */
  #awaited: string | undefined;
  /** Facilities that have records now which are not read. */
  readonly #changed = new Set<string>();
  /** The facilities with linked records. */
  readonly providers: PatientDataController<readonly LinkedProvider[]>;
  /** The records of each. */
  readonly records: FacilityRecordsController;

  constructor(host: ListWindowHost, port: RecordsPort) {
    this.#host = host;
    this.#port = port;
    this.#windows = new Windows(host);
    this.providers = new PatientDataController(host, {
      name: 'linked-providers',
      connection: () => port.connection(),
      load: async (client, signal, background) => {
        const { listLinkedProviders } = await recordCalls();
        return (await client.call(listLinkedProviders, {}, { signal, background })).providers;
      },
      failed: (error) => port.failed(error),
      forget: () => this.#forget(),
    });
    this.records = new FacilityRecordsController(host, {
      connection: () => port.connection(),
      epoch: () => this.providers.epoch,
      read: (_hipId, count) => this.#sayRead(count),
      failed: (error) => this.#failed(error),
    });
    whenIdle(() => {
      void import('./keep-fresh.js').then(
        ({ keepFresh }) => keepFresh(host, port, (isChanged) => this.#refresh(isChanged)),
        () => undefined,
      );
    });
    host.addController(this);
  }

  /** Why facilities could not be read, one for each of them. */
  get failures(): readonly Failure<'read'>[] {
    return this.#known.flatMap(({ failure }) => failure ?? []);
  }

  /** Whether something is shown that could not be read anew. */
  get isStale(): boolean {
    const { failure, value } = this.providers;
    return (failure && value) !== undefined || this.#known.some((known) => known.failure && known.records);
  }

  /** Whether somebody waits for records. */
  get isBusy(): boolean {
    return this.providers.isBusy || this.#known.some(({ isReading }) => isReading);
  }

  hostUpdate(): void {
    const providers = this.providers.value;
    if (providers !== undefined && providers !== this.#last) {
      this.#last = providers;
      this.records.keep(this.#hipIds);
      this.#openAwaited();
    }
    this.records.want(this.#wanted);
  }

  /** The list as it is to be rendered; `undefined` while there are no words for it, or nothing of it is read. */
  view(): ListView | undefined {
    const texts = this.#port.texts();
    const providers = this.providers.value;
    if (!texts || !providers) return undefined;
    const { query, problems, sought } = this.#state;
    const listed = facilitiesListed(this.#state, providers, (hipId) => this.records.of(hipId), this.#search);
    this.#windows.keep(new Set(listed.filter(({ isOpen }) => isOpen).map(({ hipId }) => hipId)));
    const done = this.#hipIds.filter((hipId) => this.records.isKnown(hipId)).length;
    const linking = this.#port.linking();
    return {
      ...texts,
      now: Date.now(),
      query,
      problems,
      isNarrowed: sought !== undefined,
      progress: sought && done < providers.length ? { done, all: providers.length } : undefined,
      facilities: listed.map((facility, index) => this.#viewOf(facility, index, linking)),
      isEmpty: providers.length === 0,
      found: listed.reduce((sum, { records }) => sum + (records?.length ?? 0), 0),
      foundAt: listed.filter(({ records }) => records?.length).length,
      failed: this.failures.length,
      isAwaited: [...this.#state.recent].some((hipId) => !this.#hipIds.includes(hipId)),
      isRefreshing: this.providers.isBusy,
      isLinking: linking === '',
      onQuery: (changes) => this.#ask({ ...query, ...changes }),
      onClear: () => {
        this.#ask(noQuery);
        this.#port.focus('#search');
      },
      onToggle: (hipId, isOpen) => this.#toggle(hipId, isOpen),
      onPull: (hipId) => this.records.pull([hipId]),
      onRenew: () => this.renew(),
      onRetryAll: () => this.records.retry(this.#hipIds),
      onRefresh: () => this.reload(),
      onLink: (facility) => this.#port.link(facility),
      onOpen: (facility, careContext) => this.#port.open(facility, careContext),
    };
  }

  /** Reads all anew that is shown; it stays until then. */
  async reload(): Promise<void> {
    await this.providers.reload();
    this.records.pull(this.#hipIds.filter((hipId) => this.records.isKnown(hipId)));
  }

  /** Asks the patient to renew the session, and reads what could not be read if they do. */
  async renew(): Promise<void> {
    if ((await this.#port.connection()?.client.session.renew()) !== 'renewed') return;
    this.records.retry(this.#hipIds);
    if (this.providers.failure) await this.providers.reload();
  }

  /** Records of a facility were linked: they are read once the list is shown again. */
  linked(hipId: string): void {
    this.#state = { ...this.#state, recent: new Set(this.#state.recent).add(hipId) };
    this.#changed.add(hipId);
  }

  /** The list is shown again; with a facility, that one is open and has focus, at once or as soon as ABDM lists it. */
  show(hipId?: string): void {
    if (this.#changed.size > 0) {
      this.records.pull([...this.#changed].filter((changed) => this.records.isKnown(changed)));
      this.#changed.clear();
      void this.providers.refresh(true);
    }
    if (hipId === undefined) return;
    this.#ask(noQuery);
    this.#awaited = hipId;
    const index = this.#hipIds.indexOf(hipId);
    this.#port.focus(index < 0 ? '#title' : `#facility-${index} > summary`);
    this.#openAwaited();
  }

  /** The list is shown again, with focus on the row of a record. */
  reveal({ hipId, careContextId }: RecordTarget): void {
    const title = '#title';
    if (!this.#windows.reveal(hipId, careContextId, title)) this.#port.focus(title);
  }

  get #hipIds(): readonly string[] {
    return this.#last?.map(({ hipId }) => hipId) ?? [];
  }

  get #known(): readonly FacilityRecords[] {
    return this.#hipIds.map((hipId) => this.records.of(hipId));
  }

  /** What is to be read: what is open, and all there is to look through for a search. */
  get #wanted(): readonly string[] {
    if (this.providers.value === undefined) return [];
    const open = this.#state.opened.filter((hipId) => this.#hipIds.includes(hipId));
    return this.#state.sought ? [...open, ...this.#hipIds] : open;
  }

  #viewOf(facility: ListedFacility, index: number, linking: string | undefined): FacilityView {
    const { hipId, records, isOpen } = facility;
    const { sought, recent } = this.#state;
    const window = isOpen ? this.#windows.of(hipId, sought !== undefined && index >= mostInSight) : undefined;
    return {
      ...facility,
      window,
      blocks: window?.blocksOf(records ?? []) ?? [],
      isRecent: recent.has(hipId),
      isLinking: linking === hipId,
    };
  }

  #ask(query: RecordQuery): void {
    this.#state = asked(this.#state, query, dayProblems(query, Date.now()));
    this.#host.requestUpdate();
  }

  #toggle(hipId: string, isOpen: boolean): void {
    const before = this.#state;
    this.#state = toggled(before, hipId, isOpen);
    if (this.#state === before) return;
    // Opening what could not be read is another try.
    if (isOpen && this.records.of(hipId).failure) this.records.pull([hipId]);
    this.#host.requestUpdate();
  }

  #openAwaited(): void {
    const awaited = this.#awaited;
    if (awaited === undefined || !this.#hipIds.includes(awaited)) return;
    this.#awaited = undefined;
    this.#state = toggled(this.#state, awaited, true);
    this.#host.requestUpdate();
  }

  async #refresh(isChanged: boolean): Promise<void> {
    const { failure, value } = this.providers;
    if (value === undefined || (failure && endings.includes(failure.kind))) return;
    await this.providers.refresh(isChanged);
    this.records.refresh(this.#hipIds, isChanged);
  }

  #sayRead(count: number): void {
    const texts = this.#port.texts();
    // A search says itself what it has found.
    if (!texts || this.#state.sought) return;
    this.#port.say(texts.careContexts.visits(count, numberText(count, texts.locale)));
  }

  #failed(error: AbdmError): void {
    this.#port.failed(error);
    if (error.kind === 'sign-in-required') void this.providers.reload();
  }

  #forget(): void {
    this.#state = startOfList;
    this.#last = undefined;
    this.#awaited = undefined;
    this.#changed.clear();
    this.records.forget();
    this.#windows.keep(new Set());
    this.#port.forget();
    this.#host.requestUpdate();
  }
}
