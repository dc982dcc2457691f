/**
 * The agreements a patient can be asked for, and the version of the text that is in force. The texts themselves are in
 * `locales/notices`; browser, proxy and tests take the version from here.
 */
export const notices = {
  /** NHA's terms for sharing one's Aadhaar number; upstream's consent code is `abha-enrollment` (NHA case CRT_ABHA_102). */
  'aadhaar-consent': { version: '1.4' },
} as const;

/** Name of an agreement. */
export type NoticeId = keyof typeof notices;

/** All names of agreements. */
export const noticeIds = Object.keys(notices) as [NoticeId, ...NoticeId[]];
