import { notices } from '../../abdm/notices.js';

/**
 * What a patient agrees to before a profile is shared, word for word and in the language in which it was issued.
 *
 * Source: NHA cases P2 5.1.1 and SHARE_PATIENT_PROFILE_701.
 */
export const profileShare = {
  ...notices['profile-share'],
  language: 'en',
  /** @param facility - name of the facility, which NHA writes as `<HIP Name>` */
  text: (facility: string): string =>
    `You consent to the above information to be shared with ${facility}. They can use this information for your registration and linking your health records`,
} as const;
