import { createHash } from 'node:crypto';

/** A page of the desk, or a part of one, with the headers that it is sent with. */
export interface DeskDocument {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A text where markup is expected. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Headers of something that loads nothing, runs nothing, and has no style but its own. */
export function lockedHeaders(type: string, style = ''): Readonly<Record<string, string>> {
  const hash = createHash('sha256').update(style).digest('base64');
  const styles = style === '' ? '' : `style-src 'sha256-${hash}'; `;
  return {
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; ${styles}form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    'content-type': `${type}; charset=utf-8`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

/** What a page is made of. */
export interface DeskPage {
  /** As text. */
  readonly title: string;
  readonly style: string;
  /** As markup. */
  readonly main: string;
  /** The page loads itself again after so many seconds; it does not if left out. */
  readonly refreshSeconds?: number;
}

/** Makes a whole page. */
export function deskPage({ title, style, main, refreshSeconds }: DeskPage): DeskDocument {
  const refresh =
    refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">\n`;
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh}<title>${escaped(title)} – ABDM sandbox</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
  return { body, headers: lockedHeaders('text/html', style) };
}
