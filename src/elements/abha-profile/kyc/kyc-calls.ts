import { recordAgreement } from '../../../contract/agreements.js';
import { resendKycOtp, sendKycOtp, verifyKycOtp } from '../../../contract/kyc.js';
import { readProfile } from '../../../contract/profile.js';

/** Calls that link an ABHA number. */
export const kycCalls = { recordAgreement, sendKycOtp, resendKycOtp, verifyKycOtp, readProfile };

/** Calls that link an ABHA number. */
export type KycCalls = typeof kycCalls;
