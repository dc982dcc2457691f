import { isConsentPin } from '../../abdm/consent-pin.js';
import { refuse } from '../errors.js';
import type { Services } from '../services.js';

/** Wrong PINs in a row after which the PIN is locked. */
export const pinWrongTries = 5;

/** Seconds that a locked PIN stays so. */
export const pinLockSeconds = 30 * 60;

/** Seconds after the right OTP in which a forgotten PIN can be replaced. */
export const pinResetSeconds = 5 * 60;

/** What is done with the consent PINs of patients, each by their ABHA address. */
export interface ConsentPins {
  exists(abhaAddress: string): boolean;
  /** @throws Refusal `pin-set-already`, `details-invalid` */
  set(abhaAddress: string, pin: string): void;
  /** @throws Refusal `pin-not-set`, `pin-wrong`, `pin-locked` from the fifth wrong one in a row on */
  verify(abhaAddress: string, pin: string): void;
  /** @throws Refusal as `verify` for the old PIN, `details-invalid` for the new one */
  change(abhaAddress: string, old: string, pin: string): void;
  /** Lets a forgotten PIN be replaced, for five minutes. */
  allowReset(abhaAddress: string): void;
  /** @throws Refusal `transaction-lost` when that is not allowed or not any more, `details-invalid` */
  reset(abhaAddress: string, pin: string): void;
}

/** Makes the keeper of PINs. */
export function createConsentPins({
  consentSettings: settings,
  clock,
}: Pick<Services, 'consentSettings' | 'clock'>): ConsentPins {
  const put = (abhaAddress: string, pin: string): void => {
    if (!isConsentPin(pin)) throw refuse('details-invalid');
    settings.change(abhaAddress, { pin, wrong_pins: 0, pin_locked_until: null, pin_reset_until: null });
  };
  const verify = (abhaAddress: string, pin: string): void => {
    const { pin: right, wrong_pins, pin_locked_until } = settings.of(abhaAddress);
    if (right === null) throw refuse('pin-not-set');
    if ((pin_locked_until ?? 0) > clock.now()) throw refuse('pin-locked');
    if (pin === right) {
      settings.change(abhaAddress, { wrong_pins: 0, pin_locked_until: null });
      return;
    }
    if (wrong_pins + 1 < pinWrongTries) {
      settings.change(abhaAddress, { wrong_pins: wrong_pins + 1 });
      throw refuse('pin-wrong');
    }
    settings.change(abhaAddress, { wrong_pins: 0, pin_locked_until: clock.now() + pinLockSeconds * 1000 });
    throw refuse('pin-locked');
  };
  return {
    exists: (abhaAddress) => settings.of(abhaAddress).pin !== null,
    set(abhaAddress, pin) {
      if (settings.of(abhaAddress).pin !== null) throw refuse('pin-set-already');
      put(abhaAddress, pin);
    },
    verify,
    change(abhaAddress, old, pin) {
      verify(abhaAddress, old);
      put(abhaAddress, pin);
    },
    allowReset(abhaAddress) {
      settings.change(abhaAddress, { pin_reset_until: clock.now() + pinResetSeconds * 1000 });
    },
    reset(abhaAddress, pin) {
      if ((settings.of(abhaAddress).pin_reset_until ?? 0) <= clock.now()) throw refuse('transaction-lost');
      put(abhaAddress, pin);
    },
  };
}
