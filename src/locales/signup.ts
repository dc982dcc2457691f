import { signup as en, type SignupMessages } from './en/signup.js';
import type { MessageSet } from './message-set.js';

export type { SignupMessages };

/** Messages of `<abha-signup>` in every language. */
export const signupMessages: MessageSet<SignupMessages> = {
  en,
  others: { hi: async () => (await import('./hi/signup.js')).signup },
};
