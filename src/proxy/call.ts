import type { Binding, Presented } from './binding.js';
import { Failure } from './failure.js';
import type { PortalUser } from './hooks.js';
import type { Asker } from './limits.js';
import type { Observation } from './observer.js';
import type { Patient } from './patients.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';
import type { Caller } from './upstreams/upstream.js';

/** What is known about a request before a handler sees it. */
export interface CallFacts {
  readonly requestId: string;
  /** Name of the contract's route. */
  readonly route: string;
  readonly seen: Observation;
  /** Network address of the browser, where the runtime knows it. */
  readonly address: string | undefined;
  readonly portalUser: PortalUser | undefined;
  /** Aborted once the browser waits for the answer no more. */
  readonly signal: AbortSignal;
}

/** One request on its way through the proxy: who asks, in which flow, and with what it can be answered. */
export class Call {
  #binding: Binding | undefined;
  #transaction: Transaction | undefined;
  readonly #epochOfNobody: string;

  constructor(
    readonly services: Services,
    readonly facts: CallFacts,
    { binding, epochOfNobody }: Presented,
  ) {
    this.#binding = binding;
    this.#epochOfNobody = epochOfNobody;
  }

  /** Names the patient whom the page shows, or nobody. */
  get epoch(): string {
    return this.#binding?.epoch ?? this.#epochOfNobody;
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

  /** The patient whom the elements show, if somebody is signed in. */
  get presentPatient(): Patient | undefined {
    return this.#binding?.patients.find(({ key }) => key === this.#binding?.current);
  }

  /** The patient of a route that needs one. */
  get patient(): Patient {
    if (!this.presentPatient) throw new Failure('sign-in-required');
    return this.presentPatient;
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
    const { requestId, seen, portalUser, signal } = this.facts;
    return {
      requestId,
      signal,
      ...(portalUser && { portalUserId: portalUser.userId }),
      report: (call) => seen.upstreamCall(call),
    };
  }

  /** On whose behalf upstream is called: the signed-in patient, if there is one. */
  get caller(): Caller {
    const patientId = this.presentPatient?.id;
    return { ...this.stranger, ...(patientId !== undefined && { patientId }) };
  }

  /**
   * The same where upstream would otherwise act on whichever patient the portal's user had first.
   *
   * @throws Failure `upstream-unavailable` when upstream gave no id
   */
  get identified(): Caller {
    if (this.patient.id === undefined) throw new Failure('upstream-unavailable');
    return this.caller;
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
  async signIn(signedIn: Omit<Patient, 'key'>): Promise<void> {
    this.#binding = await this.services.bindings.signIn(this.binding, signedIn);
  }

  /** Shows another patient of this browser. */
  async switchTo(key: string): Promise<void> {
    this.#binding = await this.services.bindings.switchTo(this.binding, key);
  }

  /** Signs the patient out; the newest of the others, if there are any, becomes the present one. */
  async leave(): Promise<void> {
    this.#binding = await this.services.bindings.leave(this.binding, this.patient.key);
  }

  /** Forgets what is kept of the patient's profile. */
  async forgetProfile(): Promise<void> {
    const patientId = this.presentPatient?.id;
    if (patientId !== undefined) await this.services.profiles.drop(patientId);
  }

  /** Leaves the browser without a binding. */
  async signOut(): Promise<void> {
    await this.services.bindings.signOut(this.binding);
    this.#binding = undefined;
  }
}
