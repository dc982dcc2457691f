import type { Binding, Patient } from './binding.js';
import { Failure } from './failure.js';
import type { PortalUser } from './hooks.js';
import type { Asker } from './limits.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';
import type { Caller } from './upstreams/upstream.js';

/** What is known about a request before a handler sees it. */
export interface CallFacts {
  readonly requestId: string;
  /** Name of the contract's route. */
  readonly route: string;
  /** Network address of the browser, where the runtime knows it. */
  readonly address: string | undefined;
  readonly portalUser: PortalUser | undefined;
}

/** One request on its way through the proxy: who asks, in which flow, and with what it can be answered. */
export class Call {
  #binding: Binding | undefined;
  #transaction: Transaction | undefined;

  constructor(
    readonly services: Services,
    readonly facts: CallFacts,
    binding: Binding | undefined,
  ) {
    this.#binding = binding;
  }

  /** The binding as it stands now, if the browser has one. */
  get presentBinding(): Binding | undefined {
    return this.#binding;
  }

  /** The binding of a browser that writes: it has one by now. */
  get binding(): Binding {
    if (!this.#binding) throw new Failure('internal');
    return this.#binding;
  }

  /** The step to which the request's transaction belongs. */
  get transaction(): Transaction {
    if (!this.#transaction) throw new Failure('internal');
    return this.#transaction;
  }

  /** Who asks, for limits. */
  get asker(): Asker {
    const { address } = this.facts;
    const browser = this.#binding?.browser;
    return { ...(browser !== undefined && { browser }), ...(address !== undefined && { address }) };
  }

  /** On whose behalf upstream is called while nobody is known yet: in registration and sign-in. */
  get stranger(): Caller {
    const { requestId, route, portalUser } = this.facts;
    const { logger } = this.services.settings;
    return {
      requestId,
      ...(portalUser && { portalUserId: portalUser.userId }),
      report({ path, status, durationMs }) {
        const known = status === undefined ? {} : { upstreamStatus: status };
        logger.info({ requestId, route, upstreamPath: path, ...known, durationMs }, 'upstream call');
      },
    };
  }

  /** On whose behalf upstream is called: the signed-in patient, if there is one. */
  get caller(): Caller {
    const patientId = this.#binding?.patient?.id;
    return { ...this.stranger, ...(patientId !== undefined && { patientId }) };
  }

  /** Gives a browser that has none a binding. */
  async bind(): Promise<void> {
    this.#binding ??= await this.services.bindings.issue(this.facts.portalUser);
  }

  /** Opens the request's transaction for this browser. */
  async enter(sealed: string, accepted: Parameters<Services['transactions']['open']>[1]): Promise<void> {
    this.#transaction = await this.services.transactions.open(sealed, accepted, this.binding);
  }

  /** Makes the browser the patient's. */
  async signIn(patient: Patient): Promise<void> {
    this.#binding = await this.services.bindings.signIn(this.binding, patient);
  }
}
