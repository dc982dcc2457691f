import type { MiddlewareHandler } from 'hono';

/** The policy under which the kit works: no inline script or style, nothing from elsewhere, Trusted Types. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "require-trusted-types-for 'script'",
  "trusted-types lit-html abdm-elements 'allow-duplicates'",
].join('; ');

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), clipboard-write=(self), geolocation=(self), microphone=()',
};

/** Puts the security headers on every answer; nothing is cached unless a route says otherwise. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(everywhere)) context.header(name, value);
  // What the desk made has a policy of its own, which lets it do even less.
  if (!context.res.headers.has('Content-Security-Policy'))
    context.header('Content-Security-Policy', contentSecurityPolicy);
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
};
