import { checkAddress, suggestAddresses } from '../../contract/addresses.js';
import { recordAgreement } from '../../contract/agreements.js';
import { resendLoginOtp, sendLoginOtp, signInToAccount, verifyLoginOtp } from '../../contract/login.js';
import { findPincode } from '../../contract/pincodes.js';
import {
  createAbha,
  resendAadhaarOtp,
  resendMobileOtp,
  sendAadhaarOtp,
  signInToFoundAbha,
  verifyAadhaarOtp,
  verifyMobileOtp,
} from '../../contract/registration-aadhaar.js';
import { checkFace, startFace, verifyFace } from '../../contract/registration-face.js';
import {
  createSelfDeclaredAddress,
  resendSelfDeclaredOtp,
  sendSelfDeclaredOtp,
  signInToSelfDeclared,
  verifySelfDeclaredOtp,
} from '../../contract/registration-mobile.js';

/** Calls that a patient sets going and waits for. */
export const signupCalls = {
  recordAgreement,
  sendAadhaarOtp,
  resendAadhaarOtp,
  verifyAadhaarOtp,
  resendMobileOtp,
  verifyMobileOtp,
  createAbha,
  signInToFoundAbha,
  sendSelfDeclaredOtp,
  resendSelfDeclaredOtp,
  verifySelfDeclaredOtp,
  createSelfDeclaredAddress,
  signInToSelfDeclared,
  startFace,
  verifyFace,
  sendLoginOtp,
  resendLoginOtp,
  verifyLoginOtp,
  signInToAccount,
};

/** Calls that go on beside the patient's own doing. */
export const lookUps = { suggestAddresses, checkAddress, findPincode, checkFace };

/** Calls that a patient sets going and waits for. */
export type SignupCalls = typeof signupCalls;
