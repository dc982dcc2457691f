import { onlyDigits } from '../abdm/digits.js';

/**
 * Waits for a code that the phone reads from an SMS (WebOTP), where the platform has that.
 *
 * @returns the code's digits, or `undefined` where there is no WebOTP, nothing came, or the patient said no
 */
export async function codeFromSms(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis) || typeof navigator.credentials?.get !== 'function') return undefined;
  try {
    const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
    const credential = await navigator.credentials.get(options);
    return credential && 'code' in credential ? onlyDigits(String(credential.code)) : undefined;
  } catch {
    return undefined;
  }
}
