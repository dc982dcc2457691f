import { signupSteps as en, type SignupStepsMessages } from './en/signup-steps.js';
import type { MessageSet } from './message-set.js';

export type { SignupStepsMessages };

/** Messages of the screens of `<abha-signup>` that follow the first ones, in every language. */
export const signupStepsMessages: MessageSet<SignupStepsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/signup-steps.js')).signupSteps },
};
