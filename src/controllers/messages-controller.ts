import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nearestLanguage, observeLanguage } from '../context/nearest-language.js';
import { bestLanguage, loadMessages, type MessageSet } from '../locales/message-set.js';

type Sets = Readonly<Record<string, MessageSet<unknown>>>;
type MessagesOf<S extends Sets> = { readonly [K in keyof S]: S[K] extends MessageSet<infer M> ? M : never };

/**
 * Keeps an element's messages in the language of its nearest `lang`, also when that changes while the page runs.
 * Until the first language is there, `messages` is `undefined`, so that no other language flashes up.
 */
export class MessagesController<S extends Sets> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #sets: S;
  #stop: (() => void) | undefined;
  #wanted = '';
  /** BCP 47 tag for `Intl`: the page's own where its language is one of ours. */
  locale = 'en';
  /** Language of the messages that are shown. */
  language = 'en';
  messages: MessagesOf<S> | undefined;

  constructor(host: ReactiveControllerHost & Element, sets: S) {
    this.#host = host;
    this.#sets = sets;
    host.addController(this);
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
    const first = Object.values(this.#sets)[0];
    const language = first ? bestLanguage(first, wanted) : 'en';
    const entries = Object.entries(this.#sets);
    const loaded = await Promise.all(entries.map(([, set]) => loadMessages(set, language)));
    if (wanted !== this.#wanted) return;
    this.messages = Object.fromEntries(
      entries.map(([name], index) => [name, loaded[index]]),
    ) as MessagesOf<S>;
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
