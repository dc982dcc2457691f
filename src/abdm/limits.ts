/**
 * Most ABHA numbers, or self-declared ABHA addresses, that one mobile number may serve.
 *
 * Source: ABDM-1124, AS-1195 (numbers); AS-1309 (addresses).
 */
export const mostPerMobile = 6;
