import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nearestLanguage, observeLanguage } from '../context/nearest-language.js';
import { bestLanguage, loadMessages, type MessageSet } from '../locales/message-set.js';

type Sets = Readonly<Record<string, MessageSet<unknown>>>;
type MessagesOf<S extends Sets> = { readonly [K in keyof S]: S[K] extends MessageSet<infer M> ? M : never };

/**
 * Keeps an element's messages in the language of its nearest `lang`, also when that changes while the page runs.
 * Until the first language is there, `messages` is `undefined`, so that no other language flashes up.
 */
export class MessagesController<S extends Sets, Later extends Sets = S> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #later: (() => Promise<Later>) | undefined;
  #sets: Sets;
  #stop: (() => void) | undefined;
  #wanted = '';
  #loadingLater: Promise<void> | undefined;
  #newest: Promise<void> | undefined;
  /** BCP 47 tag for `Intl`: the page's own where its language is one of ours. */
  locale = 'en';
  /** Language of the messages that are shown. */
  language = 'en';
  messages: (MessagesOf<S> & Partial<MessagesOf<Later>>) | undefined;

  /**
   * @param later - loads sets that are not needed before {@link loadLater}
   */
  constructor(host: ReactiveControllerHost & Element, sets: S, later?: () => Promise<Later>) {
    this.#host = host;
    this.#sets = sets;
    this.#later = later;
    host.addController(this);
  }

  /** Loads the rest of the messages, in the present language and in every later one; rejects when it cannot. */
  loadLater(): Promise<void> {
    return (this.#loadingLater ??= this.#loadLater().catch((error: unknown) => {
      this.#loadingLater = undefined;
      throw error;
    }));
  }

  async #loadLater(): Promise<void> {
    this.#sets = { ...this.#sets, ...(await this.#later?.()) };
    await this.#load(this.#wanted);
  }

  hostConnected(): void {
    this.#stop = observeLanguage(this.#host, () => void this.#update());
    void this.#update();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  async #update(): Promise<void> {
    const wanted = nearestLanguage(this.#host);
    if (wanted === this.#wanted && this.messages) return;
    this.#wanted = wanted;
    await this.#load(wanted);
  }

  #load(wanted: string): Promise<void> {
    return (this.#newest = this.#loadNow(wanted));
  }

  async #loadNow(wanted: string): Promise<void> {
    const sets = this.#sets;
    const first = Object.values(sets)[0];
    const language = first ? bestLanguage(first, wanted) : 'en';
    const entries = Object.entries(sets);
    const loaded = await Promise.all(entries.map(([, set]) => loadMessages(set, language)));
    if (wanted !== this.#wanted || sets !== this.#sets) return this.#newest;
    this.messages = Object.fromEntries(entries.map(([name], index) => [name, loaded[index]])) as NonNullable<
      typeof this.messages
    >;
    this.language = language;
    this.locale = wanted.toLowerCase().startsWith(language) ? validLocale(wanted) : language;
    this.#host.requestUpdate();
  }
}

function validLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return tag.slice(0, 2);
  }
}
