import { notices } from '../../abdm/notices.js';

/**
 * The user information agreement, word for word and in the language in which it was issued.
 *
 * Source: NHA's ABHA app of 2023, `agreementText` (NHA case P1 1.9).
 */
export const userInformation = {
  ...notices['user-information'],
  language: 'en',
  text: 'I agree to voluntarily share my identity information with National Health Authority (NHA) to create my ABHA address.',
} as const;
