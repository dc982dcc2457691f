import { createHash } from 'node:crypto';

/** Where a page stands: waiting for a button, after one, or without a transaction that waits for it. */
export type FacePageState = 'asking' | 'confirmed' | 'cancelled' | 'over';

const style =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}' +
  'button{font:inherit;min-height:3rem;padding:0 1.25rem;margin:0 .75rem .75rem 0}';
const styleHash = createHash('sha256').update(style).digest('base64');

/** Headers of the page: it loads nothing, runs nothing, and sends its form to its own place only. */
export const facePageHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  // Without a referrer at all, browsers would send the form with the origin "null".
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const texts: Readonly<Record<FacePageState, readonly [title: string, text: string]>> = {
  asking: [
    'Confirm your face',
    'Here the camera of this phone would look at your face, and UIDAI would compare it with your Aadhaar.',
  ],
  confirmed: ['Your face is confirmed', 'You can close this page and go on where you came from.'],
  cancelled: [
    'Nothing was confirmed',
    'You can close this page, or open the link again to confirm your face.',
  ],
  over: ['This link does not work any more', 'Begin again where you came from.'],
};

const form =
  '<form method="post">' +
  '<button name="answer" value="confirm">Confirm my face</button>' +
  '<button name="answer" value="cancel">Cancel</button>' +
  '</form>';

/** The page that the link of a face authentication opens. */
export function facePage(state: FacePageState): string {
  const [title, text] = texts[state];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ABDM sandbox</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
${state === 'asking' ? form : ''}
<p><small>This page of the ABDM sandbox stands in for UIDAI’s face authentication. No picture is taken.</small></p>
</main>
</body>
</html>
`;
}
