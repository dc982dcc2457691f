import type { AccountMessages } from '../en/accounts.js';

/** Hindi words for a list of ABHA addresses to sign in to. */
export const accounts: AccountMessages = {
  verified: 'KYC सत्यापित',
  selfDeclared: 'स्वयं घोषित',
  signIn: 'साइन इन करें',
  signInTo: (address) => `${address} में साइन इन करें`,
};
