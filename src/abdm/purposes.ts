/** Purposes of a consent request (NHA's consent manager). */
export const purposes = ['CAREMGT', 'BTG', 'PUBHLTH', 'HPAYMT', 'DSRCH', 'PATRQT'] as const;

/** Code of a purpose. */
export type Purpose = (typeof purposes)[number];

/** Whether a text is the code of a purpose that ABDM knows; upstream may send others. */
export const isPurpose = (code: string): code is Purpose => purposes.some((known) => known === code);
