import { recordAgreement } from '../../contract/agreements.js';
import {
  findLoginMethods,
  resendLoginOtp,
  sendLoginOtp,
  signInToAccount,
  verifyLoginOtp,
} from '../../contract/login.js';
import { findSession, signOut, switchPatient } from '../../contract/session.js';

/** Calls of a sign-in. */
export const loginCalls = {
  findSession,
  recordAgreement,
  findLoginMethods,
  sendLoginOtp,
  resendLoginOtp,
  verifyLoginOtp,
  signInToAccount,
  switchPatient,
  signOut,
};

/** Calls of a sign-in. */
export type LoginCalls = typeof loginCalls;
