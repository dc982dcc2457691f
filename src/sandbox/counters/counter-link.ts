import type { Counter } from '../../abdm/counter.js';

/** What a counter's QR code says in ABDM's sandbox (NHA's scan and share). */
export function counterLink({ hipId, counterId }: Counter): string {
  const [hip, counter] = [hipId, counterId].map(encodeURIComponent);
  return `https://phrsbx.abdm.gov.in/share-profile?hip-id=${hip}&counter-id=${counter}`;
}
