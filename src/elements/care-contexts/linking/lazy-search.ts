import { asAbdmError, loaded } from '../../../client/abdm-error.js';
import { type Failure, failureOf } from '../../../client/failure.js';
import { defineElement } from '../../define-element.js';
import type { LinkingPort } from '../linking-port.js';

/** Loads `<provider-search>` once the patient looks for a facility. */
export class LazySearch {
  readonly #port: Pick<LinkingPort, 'host' | 'report'>;
  status: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  /** Why it did not load. */
  failure: Failure | undefined;

  constructor(port: Pick<LinkingPort, 'host' | 'report'>) {
    this.#port = port;
  }

  /** Loads it, unless it is there or on its way. */
  async load(): Promise<void> {
    if (this.status === 'ready' || this.status === 'loading') return;
    this.status = 'loading';
    this.failure = undefined;
    this.#port.host.requestUpdate();
    try {
      const { ProviderSearch } = await loaded(import('../../provider-search/index.js'));
      defineElement('provider-search', ProviderSearch);
      this.status = 'ready';
    } catch (caught) {
      const error = asAbdmError(caught);
      this.#port.report(error);
      this.status = 'failed';
      this.failure = failureOf(error, 'load', Date.now()).failure;
    }
    this.#port.host.requestUpdate();
  }
}
