/** What every answer of a proxy says, so that nobody keeps it or takes it for a page. */
export const headersNeeded: Readonly<Record<string, RegExp>> = {
  'Cache-Control': /\bno-store\b/i,
  'X-Content-Type-Options': /^nosniff$/i,
  'Content-Security-Policy': /default-src 'none'/i,
  'Referrer-Policy': /^no-referrer$/i,
  'Cross-Origin-Resource-Policy': /^same-origin$/i,
};
