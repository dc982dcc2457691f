import { html, nothing, type TemplateResult } from 'lit';
import { aadhaarGroups, maskAadhaar } from '../../../abdm/aadhaar.js';
import { abhaNumberGroups, formatAbhaNumber } from '../../../abdm/abha-number.js';
import { isResend } from '../../../client/failure.js';
import { ClockController } from '../../../controllers/clock-controller.js';
import { FlowController } from '../../../controllers/flow-controller.js';
import { MessagesController } from '../../../controllers/messages-controller.js';
import { SecretDigitsController } from '../../../controllers/secret-digits-controller.js';
import { codeFromSms } from '../../../controllers/sms-code.js';
import { kycMessages } from '../../../locales/kyc.js';
import type { ProfilePart, ProfilePort } from '../profile-port.js';
import type { KycCalls } from './kyc-calls.js';
import { linkNumber } from './kyc-flow.js';
import { kycScreens } from './kyc-screens.js';
import { type KycEffect, type KycEvent, type KycState, startOfKyc } from './kyc-state.js';
import { failedField, kycTitle, type NumberInput } from './kyc-view.js';

/** Links an ABHA number with the patient's self-declared ABHA address, inside of the profile. */
export class KycPart implements ProfilePart {
  readonly #port: ProfilePort;
  readonly #texts: MessagesController<{ kyc: typeof kycMessages }>;
  readonly #numbers: Readonly<Record<'number' | 'aadhaar', SecretDigitsController>>;
  readonly #flow: FlowController<KycState, KycCalls, KycEvent, KycEffect>;
  #sms: AbortController | undefined;

  constructor(port: ProfilePort) {
    const { host } = port;
    this.#port = port;
    this.#texts = new MessagesController(host, { kyc: kycMessages });
    this.#numbers = {
      number: new SecretDigitsController(host, { groups: abhaNumberGroups, mask: formatAbhaNumber }),
      aadhaar: new SecretDigitsController(host, { groups: aadhaarGroups, mask: maskAadhaar }),
    };
    this.#flow = new FlowController<KycState, KycCalls, KycEvent, KycEffect>(host, {
      start: startOfKyc,
      next: linkNumber,
      connection: () => port.connection(),
      prepare: async () => (await import('./kyc-calls.js')).kycCalls,
      run: (effect) => this.#run(effect),
      moved: (from, to, event) => this.#moved(from, to, event),
      failed: (error) => {
        port.report(error);
        if (error.kind === 'sign-in-required') void port.data.reload();
      },
      forget: () => this.#clear(),
    });
    new ClockController(host, () => {
      const { otp, failure } = this.#flow.state;
      return Math.max(otp?.resendAt ?? 0, otp?.lockedUntil ?? 0, failure?.waitUntil ?? 0);
    });
  }

  get title(): string | undefined {
    const texts = this.#texts.messages;
    return texts && kycTitle(this.#flow.state, texts.kyc);
  }

  get isBusy(): boolean {
    return this.#flow.state.pending !== undefined || this.#texts.messages === undefined;
  }

  open(): void {
    this.#flow.reset();
    this.#port.focus.after('#title');
  }

  forget(): void {
    this.#flow.reset();
  }

  render(): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    const shared = this.#port.texts.messages;
    if (!texts || !shared)
      return html`<p class="muted waiting" aria-busy="true">${shared?.common.loading}</p>`;
    const { state } = this.#flow;
    const send = (event: KycEvent): void => this.#flow.send(event);
    const failure =
      state.failure && !failedField(state)
        ? this.#port.notice(state.failure, {
            onRetry: () => (isResend(state.failure?.during) ? send({ type: 'resend' }) : this.#submit()),
            onRestart: () => send({ type: 'restart' }),
          })
        : nothing;
    return html`<form class="stack" part="form" novalidate autocomplete="off" @submit=${this.#press}>
      ${failure}
      ${kycScreens[state.step]({
        state,
        messages: texts.kyc,
        common: shared.common,
        failures: shared.failures,
        locale: this.#port.texts.locale,
        now: Date.now(),
        number: this.#input('number'),
        aadhaar: this.#input('aadhaar'),
        name: state.name ?? this.#port.data.value?.fullName ?? '',
        send,
        close: () => this.#leave(),
      })}
    </form>`;
  }

  #input(name: 'number' | 'aadhaar'): NumberInput {
    const digits = this.#numbers[name];
    return {
      digits: digits.digits,
      shown: digits.shown,
      input: (input) => {
        digits.typed(input);
        this.#flow.send({ type: 'number-typed' });
      },
      focus: (input) => digits.entered(input),
      blur: () => digits.left(),
    };
  }

  readonly #press = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#submit();
  };

  #submit(): void {
    const { step } = this.#flow.state;
    const number = step === 'number' || step === 'aadhaar' ? this.#numbers[step].digits : '';
    this.#flow.send({ type: 'submit', number, language: this.#texts.language });
  }

  #leave(): void {
    const { step } = this.#flow.state;
    this.#flow.reset();
    this.#port.close(step === 'method' ? 'kyc' : 'edit');
  }

  #clear(): void {
    this.#sms?.abort();
    for (const number of Object.values(this.#numbers)) number.clear();
  }

  #run(effect: KycEffect): void {
    const { data } = this.#port;
    if (effect.type === 'give-up') this.#flow.giveUp();
    else if (effect.type === 'clear-numbers') this.#clear();
    else if (effect.type === 'verified') this.#port.tell('kyc-verified');
    else if (effect.profile) data.put(effect.profile);
    else void data.reload();
  }

  #moved(from: KycState, to: KycState, event: KycEvent): void {
    const { focus, announcer } = this.#port;
    const texts = this.#texts.messages?.kyc;
    // A screen reader does not hear the new label of the pressed button.
    if (texts && to.pending && to.pending !== from.pending) announcer.say(texts.busy[to.pending]);
    if (from.step !== to.step) {
      this.#sms?.abort();
      for (const number of Object.values(this.#numbers)) number.left();
      if (to.step === 'otp') void this.#readSms();
      focus.after(to.failure ? '[role="alert"]' : '#title');
      return;
    }
    const isFaulty = Object.keys(to.problems).length > 0 || failedField(to) !== undefined;
    if ((event.type === 'submit' || event.type === 'failed') && !to.pending && isFaulty)
      focus.after('[aria-invalid="true"]');
    else if (to.failure && !to.pending && to.failure !== from.failure) focus.after('[role="alert"]');
    else if (event.type === 'answered' && event.name === 'resendKycOtp') {
      announcer.say(this.#port.texts.messages?.common.otp.resent ?? '');
      focus.after('#otp');
    } else if (to.pending && this.#port.host.shadowRoot?.activeElement?.closest('[role="alert"]'))
      // The alert goes, and the pressed button with it.
      focus.after('[part~="button-submit"]');
  }

  async #readSms(): Promise<void> {
    const { signal } = (this.#sms = new AbortController());
    const text = await codeFromSms(signal);
    if (text && !signal.aborted) this.#flow.send({ type: 'code-typed', text });
  }
}
