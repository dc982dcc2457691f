/** English words for a list of ABHA addresses to sign in to. */
export const accounts = {
  verified: 'KYC Verified',
  selfDeclared: 'Self Declared',
  signIn: 'Sign in',
  signInTo: (address: string): string => `Sign in to ${address}`,
};

/** The messages of this module, for every language. */
export type AccountMessages = typeof accounts;
