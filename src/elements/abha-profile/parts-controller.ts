import { asAbdmError, loaded } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';
import { defineElement } from '../define-element.js';
import type { ProfilePart, ProfilePort } from './profile-port.js';

const loaders: Readonly<Record<'kyc' | 'delete', (port: ProfilePort) => Promise<ProfilePart>>> = {
  kyc: async (port) => new (await import('./kyc/kyc-part.js')).KycPart(port),
  delete: async (port) => new (await import('./deletion/deletion-part.js')).DeletionPart(port),
};

/** Something that is loaded when the patient asks for it. */
export type LazyPart = keyof typeof loaders | 'card';

/** Loads parts of a profile when the patient asks for them, and knows which one is open. */
export class PartsController {
  readonly #port: ProfilePort;
  readonly #parts = new Map<LazyPart, ProfilePart>();
  #open: LazyPart | undefined;
  /** The part that is on its way. */
  loading: LazyPart | undefined;
  /** The part that did not load, and why. */
  failed: { readonly part: LazyPart; readonly failure: Failure } | undefined;
  /** Whether the ABHA card is shown below the profile. */
  hasCard = false;

  constructor(port: ProfilePort) {
    this.#port = port;
  }

  /** The part that is shown instead of the profile. */
  get open(): ProfilePart | undefined {
    return this.#open && this.#parts.get(this.#open);
  }

  /** What a part has to say whose patient is gone. */
  get farewell(): string | undefined {
    return this.#parts.get('delete')?.farewell?.();
  }

  /** Another patient, or none, is signed in. */
  forget(): void {
    for (const part of this.#parts.values()) part.forget();
    this.leave();
    this.loading = undefined;
    this.hasCard = false;
  }

  /** Shows the profile again. */
  leave(): void {
    this.#open = undefined;
    this.failed = undefined;
    this.#port.host.requestUpdate();
  }

  /** Tries again to load the part that did not. */
  async again(): Promise<void> {
    const part = this.failed?.part;
    if (part === 'card') await this.toggleCard();
    else if (part) await this.enter(part);
  }

  /** Opens a part, which is loaded first. */
  async enter(name: keyof typeof loaders): Promise<void> {
    await this.#load(name, async () => {
      const part = this.#parts.get(name) ?? (await loaders[name](this.#port));
      this.#parts.set(name, part);
      return () => {
        this.#open = name;
        part.open();
      };
    });
  }

  /** Shows the ABHA card, or takes it away. */
  async toggleCard(): Promise<void> {
    if (this.hasCard) {
      this.hasCard = false;
      this.#port.host.requestUpdate();
      return;
    }
    await this.#load('card', async () => {
      const { AbhaCard } = await import('../abha-card/index.js');
      defineElement('abha-card', AbhaCard);
      return () => {
        this.hasCard = true;
      };
    });
  }

  async #load(name: LazyPart, load: () => Promise<() => void>): Promise<void> {
    if (this.loading) return;
    this.loading = name;
    this.failed = undefined;
    this.#port.host.requestUpdate();
    try {
      const show = await loaded(load());
      // The patient changed meanwhile.
      if (this.loading === name) show();
    } catch (caught) {
      const error = asAbdmError(caught);
      this.#port.report(error);
      this.failed = { part: name, failure: failureOf(error, 'load', Date.now()).failure };
    } finally {
      if (this.loading === name) this.loading = undefined;
      this.#port.host.requestUpdate();
    }
  }
}
