import type { ReactiveController } from 'lit';
import type { ErrorKind } from '../../abdm/errors.js';
import { formatMobile, isMobileNumber } from '../../abdm/mobile.js';
import { asAbdmError, isAbort, loaded } from '../../client/abdm-error.js';
import type { ProfilePort } from './profile-port.js';

/** Milliseconds after which a number that was asked for is hidden again. */
const shownFor = 60_000;

/** What is known of the whole mobile number. */
export type MobileState =
  | { readonly step: 'hidden' | 'asking' | 'unknown' }
  | { readonly step: 'shown'; readonly number: string }
  | { readonly step: 'failed'; readonly kind: ErrorKind };

/** Shows the patient's mobile number whole when the patient asks for it, and only for a while. */
export class MobileController implements ReactiveController {
  readonly #port: ProfilePort;
  #call: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  state: MobileState = { step: 'hidden' };

  constructor(port: ProfilePort) {
    this.#port = port;
    port.host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('pagehide', this.hide);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('pagehide', this.hide);
    this.hide();
  }

  /** Hides the number, and gives up asking for it. */
  readonly hide = (): void => {
    this.#call?.abort();
    clearTimeout(this.#timer);
    this.#to({ step: 'hidden' });
  };

  /** Shows the number, or hides it again. */
  async toggle(): Promise<void> {
    if (this.state.step === 'asking') return;
    if (this.state.step === 'shown') {
      this.hide();
      return;
    }
    const client = this.#port.connection()?.client;
    if (!client) return;
    const { signal } = (this.#call = new AbortController());
    this.#to({ step: 'asking' });
    try {
      const { readMobile } = await loaded(import('./profile-calls.js'));
      const { mobile } = await client.call(readMobile, {}, { signal, epoch: this.#port.data.epoch });
      if (signal.aborted) return;
      this.#to(mobile === undefined ? { step: 'unknown' } : { step: 'shown', number: readable(mobile) });
      this.#timer = setTimeout(this.hide, shownFor);
    } catch (caught) {
      if (isAbort(caught) || signal.aborted) return;
      const error = asAbdmError(caught);
      this.#port.report(error);
      this.#to({ step: 'failed', kind: error.kind });
      if (error.kind === 'sign-in-required') await this.#port.data.reload();
    }
  }

  #to(state: MobileState): void {
    if (state.step === 'hidden' && this.state.step === 'hidden') return;
    this.state = state;
    this.#port.host.requestUpdate();
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'hidden') this.hide();
  };
}

const readable = (mobile: string): string => (isMobileNumber(mobile) ? formatMobile(mobile) : mobile);
