import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { maskAadhaar } from '../../abdm/aadhaar.js';
import { notices } from '../../abdm/notices.js';
import { type AbdmError, asAbdmError, isAbort } from '../../client/abdm-error.js';
import { otpStatus } from '../../client/otp-status.js';
import type { Connection } from '../../context/connection.js';
import { checkAddress, suggestAddresses } from '../../contract/addresses.js';
import { recordAgreement } from '../../contract/agreements.js';
import {
  createAbha,
  resendAadhaarOtp,
  resendMobileOtp,
  sendAadhaarOtp,
  signInToFoundAbha,
  verifyAadhaarOtp,
  verifyMobileOtp,
} from '../../contract/registration.js';
import { signup } from './signup-flow.js';
import {
  type Failure,
  type Pending,
  type SignupEffect,
  type SignupEvent,
  type SignupState,
  startOfSignup,
} from './signup-state.js';

/** What the flow's work needs from its element. */
export interface SignupPort {
  connection(): Connection | undefined;
  /** Language in which the patient reads the terms. */
  language(): string;
  /** The flow has moved, so that focus, announcements and events can follow. */
  moved(from: SignupState, to: SignupState, event: SignupEvent): void;
  failed(error: AbdmError): void;
  clearAadhaar(): void;
}

/** Milliseconds of rest in typing before an address is looked up. */
const typingRest = 350;

/** Runs the pure flow: keeps its state, does its work with the client, and feeds the answers back. */
export class SignupController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #port: SignupPort;
  #calls = new AbortController();
  #rest: ReturnType<typeof setTimeout> | undefined;
  state: SignupState = startOfSignup();

  constructor(host: ReactiveControllerHost & Element, port: SignupPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  hostDisconnected(): void {
    // An element that is only moved comes back at once and goes on; one that is removed forgets its patient.
    setTimeout(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  /** Begins anew and forgets everything, also the agreement. */
  reset(notice?: SignupState['notice']): void {
    this.#giveUp();
    const from = this.state;
    this.state = { ...startOfSignup(notice), turn: from.turn + 1 };
    this.#port.clearAadhaar();
    this.#host.requestUpdate();
  }

  /** Takes an event, moves the flow on, and does the work that follows. */
  send(event: SignupEvent): void {
    const from = this.state;
    const { state, effects } = signup(from, event);
    this.state = state;
    this.#port.moved(from, state, event);
    this.#host.requestUpdate();
    for (const effect of effects) this.#run(effect);
  }

  #giveUp(): void {
    clearTimeout(this.#rest);
    this.#calls.abort();
    this.#calls = new AbortController();
  }

  #run(effect: SignupEffect): void {
    switch (effect.type) {
      case 'give-up':
        this.#giveUp();
        break;
      case 'clear-aadhaar':
        this.#port.clearAadhaar();
        break;
      case 'check-address':
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => void this.#checkAddress(effect), typingRest);
        break;
      case 'load-suggestions':
        void this.#loadSuggestions(effect.transaction);
        break;
      default:
        void this.#work(effect);
    }
  }

  async #work(effect: Extract<SignupEffect, { turn: number }>): Promise<void> {
    const during = this.state.pending;
    try {
      this.send(await this.#call(effect));
    } catch (caught) {
      if (isAbort(caught) || !during) return;
      this.#fail(asAbdmError(caught), effect.turn, during);
    }
  }

  async #call(effect: Extract<SignupEffect, { turn: number }>): Promise<SignupEvent> {
    const { client } = this.#connection();
    const { turn } = effect;
    const options = { signal: this.#calls.signal };
    switch (effect.type) {
      case 'record-agreement': {
        const version = notices['aadhaar-consent'].version;
        const request = { notice: 'aadhaar-consent', version, language: this.#port.language() } as const;
        const { agreement } = await client.call(recordAgreement, request, options);
        return { type: 'agreement-recorded', turn, agreement };
      }
      case 'send-otp': {
        const { aadhaarNumber, agreement } = effect;
        const sent = await client.call(sendAadhaarOtp, { aadhaarNumber, agreement }, options);
        const maskedAadhaar = maskAadhaar(aadhaarNumber);
        return { type: 'otp-sent', turn, ...sent, now: Date.now(), maskedAadhaar };
      }
      case 'resend-otp': {
        const route = effect.which === 'aadhaar' ? resendAadhaarOtp : resendMobileOtp;
        const sent = await client.call(route, { transaction: effect.transaction }, options);
        return { type: 'otp-sent', turn, ...sent, now: Date.now() };
      }
      case 'verify-otp': {
        const { transaction, otp, mobileNumber } = effect;
        const outcome = await client.call(verifyAadhaarOtp, { transaction, otp, mobileNumber }, options);
        return { type: 'outcome', turn, outcome, now: Date.now() };
      }
      case 'verify-mobile-otp': {
        const { transaction, otp } = effect;
        const outcome = await client.call(verifyMobileOtp, { transaction, otp }, options);
        return { type: 'outcome', turn, outcome, now: Date.now() };
      }
      case 'create-abha':
      case 'sign-in': {
        const route = effect.type === 'sign-in' ? signInToFoundAbha : createAbha;
        const { transaction, abhaAddress } = effect;
        const outcome = await client.call(route, { transaction, abhaAddress }, options);
        return { type: 'outcome', turn, outcome, now: Date.now() };
      }
    }
  }

  #fail(error: AbdmError, turn: number, during: Pending): void {
    if (turn !== this.state.turn) return;
    this.#port.failed(error);
    if (error.kind === 'patient-changed') {
      this.send({ type: 'patient-changed' });
      return;
    }
    const now = Date.now();
    const otp = error.otp && otpStatus(error.otp, now);
    const retryAt = error.retryAfterSeconds === undefined ? undefined : now + error.retryAfterSeconds * 1000;
    // An OTP may have gone out although its answer failed: until the pause is over, another try would be refused.
    const pauseEnd = during === 'send' || during === 'resend' ? otp?.resendAt : undefined;
    const waitUntil = otp?.lockedUntil ?? retryAt ?? pauseEnd;
    const failure: Failure = {
      kind: error.kind,
      during,
      requestId: error.requestId,
      waitUntil,
    };
    this.send({ type: 'failed', turn, failure, otp });
  }

  async #checkAddress(effect: Extract<SignupEffect, { type: 'check-address' }>): Promise<void> {
    const { transaction, abhaAddress } = effect;
    const checked = (availability: SignupState['availability']): void =>
      this.send({ type: 'address-checked', abhaAddress, availability });
    try {
      const { client } = this.#connection();
      const options = { signal: this.#calls.signal, newest: 'check-address' };
      const { available } = await client.call(checkAddress, { transaction, abhaAddress }, options);
      checked(available ? 'free' : 'taken');
    } catch (caught) {
      if (!isAbort(caught)) checked('unchecked');
    }
  }

  async #loadSuggestions(transaction: string): Promise<void> {
    try {
      const { client } = this.#connection();
      const { suggestions } = await client.call(
        suggestAddresses,
        { transaction },
        { signal: this.#calls.signal },
      );
      this.send({ type: 'suggested', transaction, suggestions });
    } catch {
      this.send({ type: 'suggested', transaction, suggestions: 'failed' });
    }
  }

  #connection(): Connection {
    const connection = this.#port.connection();
    if (!connection) throw new Error('No connection');
    return connection;
  }
}
