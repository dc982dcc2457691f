import { facilityNameProblem, type FacilityNameProblem } from '../../abdm/care-contexts.js';
import { type AbdmError, asAbdmError } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';
import type { Provider } from '../../contract/providers.js';

/** Milliseconds of rest in typing before a name is searched for. */
export const typingRest = 250;

/** Milliseconds of rest in a word that an input method has not ended: keyboards of phones end none before its space. */
export const compositionRest = 1000;

/** What a search found. */
export interface Found {
  readonly providers: readonly Provider[];
  /** There are more than these. */
  readonly more: boolean;
}

/** How a search stands; `loading` from the last key on. */
export type SearchPhase = 'idle' | 'loading' | 'found' | 'empty' | 'failed';

/** What a search needs of its element. */
export interface SearchPort {
  /** Asks for the facilities of a name; given up by the signal. */
  search(name: string, signal: AbortSignal): Promise<Found>;
  /** Something of it is different now. */
  moved(): void;
  answered(found: Found): void;
  failed(error: AbdmError): void;
}

/** A part of a name as it is searched for. */
const nameIn = (text: string): string => text.normalize('NFC').trim();

/** Searches for what is typed: the newest text wins, one request at a time, and nothing is shown of an older text. */
export class SearchController {
  readonly #port: SearchPort;
  #text = '';
  #name = '';
  #phase: SearchPhase = 'idle';
  #found: Found | undefined;
  #failure: Failure<'search'> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #call = new AbortController();

  constructor(port: SearchPort) {
    this.#port = port;
  }

  /** What is typed. */
  get text(): string {
    return this.#text;
  }

  /** The part of a name in it. */
  get name(): string {
    return this.#name;
  }

  get phase(): SearchPhase {
    return this.#phase;
  }

  /** What the name that is typed now has found. */
  get found(): Found | undefined {
    return this.#found;
  }

  /** Why it could not be searched for. */
  get failure(): Failure<'search'> | undefined {
    return this.#failure;
  }

  /** Why it is not searched for. */
  get problem(): FacilityNameProblem | undefined {
    return facilityNameProblem(this.#name);
  }

  /**
   * Takes what is typed, and searches for it after a rest.
   *
   * @param isComposing - an input method has not ended its word yet
   */
  type(text: string, isComposing = false): void {
    const name = nameIn(text);
    this.#text = text;
    if (name !== this.#name || this.#phase === 'idle') this.#begin(name, isComposing);
    this.#port.moved();
  }

  /** Searches without waiting for a rest, or again where it failed. */
  now(): void {
    if (this.#rest !== undefined || this.#phase === 'failed') void this.#search();
  }

  /** Forgets what was typed and found. */
  clear(): void {
    this.#stop();
    this.#text = '';
    this.#name = '';
    this.#port.moved();
  }

  #begin(name: string, isComposing: boolean): void {
    this.#stop();
    this.#name = name;
    if (this.problem) return;
    if (!isComposing) this.#phase = 'loading';
    this.#rest = setTimeout(() => void this.#search(), isComposing ? compositionRest : typingRest);
  }

  #stop(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#call.abort();
    this.#phase = 'idle';
    this.#found = undefined;
    this.#failure = undefined;
  }

  async #search(): Promise<void> {
    this.#stop();
    this.#phase = 'loading';
    this.#port.moved();
    const { signal } = (this.#call = new AbortController());
    try {
      const found = await this.#port.search(this.#name, signal);
      if (signal.aborted) return;
      this.#found = found;
      this.#phase = found.providers.length > 0 ? 'found' : 'empty';
      this.#port.answered(found);
    } catch (caught) {
      if (signal.aborted) return;
      const error = asAbdmError(caught);
      this.#failure = failureOf(error, 'search', Date.now()).failure;
      this.#phase = 'failed';
      this.#port.failed(error);
    }
    this.#port.moved();
  }
}
