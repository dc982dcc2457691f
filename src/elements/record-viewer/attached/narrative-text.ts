import DOMPurify from 'dompurify';
import { ownPolicy } from '../../../ui/trusted-types.js';

/** Elements that begin and end a line. */
const lines = /^(?:p|div|tr|li|ul|ol|dl|dt|dd|table|caption|thead|tbody|tfoot|h[1-6]|blockquote|pre|hr|br)$/;

const allowed = [
  ...[
    'p',
    'div',
    'span',
    'br',
    'hr',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'b',
    'i',
    'em',
  ],
  ...['strong', 'small', 'sub', 'sup', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'a'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
];

/**
 * Takes away what the purifier would, as far as the parser would report it before: a strict policy tells the portal of each
 * handler and style that it sees, even in a document that runs nothing.
 */
const bare = (markup: string): string =>
  markup
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^"'<>])*>/gi, '<$1>');

function* textsOf(node: Node): Generator<string> {
  if (node.nodeType === Node.TEXT_NODE) {
    yield (node.nodeValue ?? '').replace(/\s+/g, ' ');
    return;
  }
  const name = node.nodeName.toLowerCase();
  const isLine = lines.test(name);
  if (isLine) yield '\n';
  if (name === 'li') yield '• ';
  for (const child of node.childNodes) yield* textsOf(child);
  if (name === 'td' || name === 'th') yield '\t';
  if (isLine) yield '\n';
}

/** What a facility's own text says, without its markup: lines stay lines, and cells of a row stand apart. */
export function narrativeText(markup: string): string {
  const own = ownPolicy();
  const clean = DOMPurify.sanitize(bare(markup), {
    ALLOWED_TAGS: allowed,
    ALLOWED_ATTR: [],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    ...(own ? { TRUSTED_TYPES_POLICY: own as never } : {}),
  });
  return [...textsOf(clean)]
    .join('')
    .split('\n')
    .map((line) => line.trim().replace(/\s*\t\s*/g, ' · '))
    .filter((line) => line !== '' && line !== '•')
    .join('\n');
}
