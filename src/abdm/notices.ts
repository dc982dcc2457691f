/**
 * The agreements a patient can be asked for, and the version of the text that is in force. The texts of those with a
 * version are in `locales/notices`; browser, proxy and tests take the version from here. The others are texts of the
 * portal, which names their versions itself.
 */
export const notices = {
  /** NHA's terms for sharing one's Aadhaar number; upstream's consent code is `abha-enrollment` (NHA case CRT_ABHA_102). */
  'aadhaar-consent': { version: '1.4' },
  /** Before an ABHA address is created from what the patient says (NHA case P1 1.9); NHA's app of 2023 prints it. */
  'user-information': { version: 'app-2023' },
  /** Before a profile is shared at a counter (NHA cases P2 5.1.1 and SHARE_PATIENT_PROFILE_701). */
  'profile-share': { version: 'P2-5.1.1' },
  /** The portal's terms of use, before a sign-in (NHA case P1 9.3). */
  terms: { version: undefined },
  /** How the portal processes personal data, at the first sign-in (NHA case P1 1.14). */
  'data-processing': { version: undefined },
} as const;

/** Name of an agreement. */
export type NoticeId = keyof typeof notices;

/** All names of agreements. */
export const noticeIds = Object.keys(notices) as [NoticeId, ...NoticeId[]];
