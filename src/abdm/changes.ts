/** What of a patient's may have changed at ABDM: their requests, their linked records, or their profile. */
export const changeKinds = ['requests', 'records', 'profile'] as const;

/** What of a patient's may have changed at ABDM. */
export type ChangeKind = (typeof changeKinds)[number];
