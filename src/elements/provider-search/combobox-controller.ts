import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Provider } from '../../contract/providers.js';
import { closedList, keyOutcome, type ListState, openList } from './list-keys.js';
import type { SearchController } from './search-controller.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What the field needs of its element. */
export interface ComboboxPort {
  readonly search: SearchController;
  /** The patient types again. */
  typed(): void;
  choose(provider: Provider): void;
}

/** The field of `<provider-search>` with its list: what hands and keys do there. */
export class ComboboxController implements ReactiveController {
  readonly #host: Host;
  readonly #port: ComboboxPort;
  #list: ListState = closedList;

  constructor(host: Host, port: ComboboxPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  get search(): SearchController {
    return this.#port.search;
  }

  /** Whether the list shows. */
  get isShown(): boolean {
    return this.#list.isOpen && this.search.phase === 'found';
  }

  /** The option that the keys point at. */
  get active(): number | undefined {
    return this.isShown ? this.#list.active : undefined;
  }

  /** Whether the list goes above the page: where the browser can keep it at its field there. */
  get isAbovePage(): boolean {
    return typeof this.#host.togglePopover === 'function' && CSS.supports('anchor-name', '--anchor');
  }

  /** Opens the list, as soon as there is something in it. */
  readonly open = (): void => this.#set(openList);

  /** Closes the list. */
  readonly close = (): void => this.#set(closedList);

  readonly onInput = (event: InputEvent): void => this.#type(event, event.isComposing);

  readonly onComposed = (event: CompositionEvent): void => this.#type(event, false);

  /** Keys in the field, as the pattern says. */
  readonly onKey = (event: KeyboardEvent): void => {
    // A key of an input method: Enter ends its word, arrows choose among its own.
    if (event.isComposing) return;
    const { active } = this;
    const outcome = keyOutcome(event, this.#list, this.#providers.length);
    if (!outcome) return;
    this.#set(outcome.list);
    const clears = outcome.does === 'clear' && this.search.text !== '';
    if (outcome.isUsed || clears) event.preventDefault();
    if (clears) this.search.clear();
    if (outcome.does === 'search') this.search.now();
    if (outcome.does === 'choose') this.#choose(active);
  };

  /** A press on an option chooses it; one in the field opens the list. */
  readonly onPress = ({ target }: Event): void => {
    const option = (target as Element).closest('[role="option"]');
    if (option) this.#choose([...(option.parentElement?.children ?? [])].indexOf(option));
    else this.#set(openList);
  };

  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('[role="listbox"]');
    if (!list || !this.#host.isConnected) return;
    if (list.popover === 'manual') list.togglePopover(this.isShown);
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  get #providers(): readonly Provider[] {
    return this.search.found?.providers ?? [];
  }

  #type(event: Event, isComposing: boolean): void {
    this.#list = openList;
    this.#port.typed();
    this.search.type((event.target as HTMLInputElement).value, isComposing);
  }

  #choose(index: number | undefined): void {
    const provider = index === undefined ? undefined : this.#providers[index];
    if (provider) this.#port.choose(provider);
  }

  #set(list: ListState): void {
    this.#list = list;
    this.#host.requestUpdate();
  }
}
