import {
  changeConsentPin,
  readConsentPin,
  resendPinOtp,
  resetConsentPin,
  sendPinOtp,
  setConsentPin,
  verifyConsentPin,
  verifyPinOtp,
} from '../../contract/consent-pin.js';

/** Calls about the consent PIN. */
export const pinCalls = {
  readConsentPin,
  setConsentPin,
  verifyConsentPin,
  changeConsentPin,
  sendPinOtp,
  resendPinOtp,
  verifyPinOtp,
  resetConsentPin,
};

/** Calls about the consent PIN. */
export type PinCalls = typeof pinCalls;
