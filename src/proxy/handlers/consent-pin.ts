import type { Call } from '../call.js';
import type { PinProven } from '../consent-pins.js';
import { Failure } from '../failure.js';
import type { HandlersOf } from './handler.js';
import { endStep, sendAgain, sendFirst } from './otp-steps.js';

/** Handlers of the consent PIN. */
export const consentPinHandlers: HandlersOf<
  | 'readConsentPin'
  | 'setConsentPin'
  | 'verifyConsentPin'
  | 'changeConsentPin'
  | 'sendPinOtp'
  | 'resendPinOtp'
  | 'verifyPinOtp'
  | 'resetConsentPin'
> = {
  async readConsentPin(_input, call) {
    const { upstream, consentPin } = call.services.settings;
    const exists = await upstream.consentPin.exists(call.identified);
    return { needed: exists || consentPin === 'always', exists };
  },

  async setConsentPin({ pin }, call) {
    const { consentPins, settings } = call.services;
    const { consentPin } = settings.upstream;
    return proven(call, (patient) =>
      consentPins.replace(patient, async () => {
        // Whoever has one must give it, or prove by OTP that it is forgotten.
        if (await consentPin.exists(call.identified)) throw new Failure('pin-required');
        await consentPin.set(pin, call.identified);
      }),
    );
  },

  async verifyConsentPin({ pin }, call) {
    const { consentPins, settings } = call.services;
    return proven(call, (patient) =>
      consentPins.attempt(patient, () => settings.upstream.consentPin.verify(pin, call.identified)),
    );
  },

  async changeConsentPin({ pin, newPin }, call) {
    const { consentPins, settings } = call.services;
    return proven(call, (patient) =>
      consentPins.attempt(patient, () => settings.upstream.consentPin.change(pin, newPin, call.identified)),
    );
  },

  async sendPinOtp(_input, call) {
    const { sealer, settings } = call.services;
    const digest = await sealer.digest('abha-address', call.patient.abhaAddress.toLowerCase());
    const caller = call.identified;
    return sendFirst(call, { flow: 'consent-pin', digest }, () =>
      settings.upstream.consentPin.sendOtp(caller),
    );
  },

  async resendPinOtp(_input, call) {
    return sendAgain(call, () => call.services.settings.upstream.consentPin.sendOtp(call.identified));
  },

  async verifyPinOtp({ otp }, call) {
    const { transactions, settings } = call.services;
    const { upstream, digest } = call.transaction;
    await endStep(call, () => settings.upstream.consentPin.verifyOtp(upstream, otp, call.identified));
    const next = { flow: 'consent-pin', step: 'new-pin', upstream, digest } as const;
    return { transaction: await transactions.begin(next, call.binding) };
  },

  async resetConsentPin({ pin }, call) {
    const { consentPins, settings } = call.services;
    return proven(call, (patient) =>
      endStep(call, () =>
        consentPins.replace(patient, () => settings.upstream.consentPin.reset(pin, call.identified)),
      ),
    );
  },
};

/** Refuses a decision without proof of the PIN where one is needed. @throws Failure `pin-required` */
export async function requirePin(call: Call, proof: string | undefined): Promise<void> {
  const { consentPins, settings } = call.services;
  const caller = call.identified;
  const { patientId = '' } = caller;
  if (await consentPins.isProven(proof, patientId, call.binding)) return;
  const isNeeded = settings.consentPin === 'always' || (await settings.upstream.consentPin.exists(caller));
  if (isNeeded) throw new Failure('pin-required');
}

async function proven(call: Call, work: (patient: string) => Promise<void>): Promise<PinProven> {
  const { patientId = '' } = call.identified;
  await work(patientId);
  return call.services.consentPins.prove(patientId, call.binding);
}
