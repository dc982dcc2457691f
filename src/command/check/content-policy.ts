import type { Page } from './page.js';

/** One Content Security Policy that a page is under. */
export interface ContentPolicy {
  readonly from: 'header' | 'meta';
  /** The directives' values, by the directives' names. */
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

const onlyInHeader = ['frame-ancestors', 'report-uri', 'sandbox'];

function policyOf(text: string, from: ContentPolicy['from']): ContentPolicy {
  const directives = new Map<string, string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    const directive = name.toLowerCase();
    const counts = directive !== '' && !directives.has(directive);
    if (counts && !(from === 'meta' && onlyInHeader.includes(directive))) directives.set(directive, values);
  }
  return { from, directives };
}

/** All policies that a page is under: each of them must allow what is to happen. Those that only report are left out. */
export function policiesOf({ headers, elements }: Page): ContentPolicy[] {
  const inHeader = (headers.get('Content-Security-Policy') ?? '').split(',');
  const inMeta = elements
    .filter(
      ({ tag, attributes }) =>
        tag === 'meta' && attributes['http-equiv']?.trim().toLowerCase() === 'content-security-policy',
    )
    .map(({ attributes }) => attributes['content'] ?? '');
  return [
    ...inHeader.map((text) => policyOf(text, 'header')),
    ...inMeta.map((text) => policyOf(text, 'meta')),
  ].filter(({ directives }) => directives.size > 0);
}

/** The directive that decides, of several of which the first stands in for those after it. */
export function deciding(
  { directives }: ContentPolicy,
  names: readonly string[],
): { name: string; sources: readonly string[] } | undefined {
  for (const name of names) {
    const sources = directives.get(name);
    if (sources) return { name, sources };
  }
  return undefined;
}

const ports: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };
const portOf = ({ port, protocol }: URL): string => port || (ports[protocol] ?? '');
const isScheme = (allowed: string, actual: string): boolean =>
  allowed === actual || (allowed === 'http:' && actual === 'https:');

const hostSource = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^:/]+)(?::(\d+|\*))?(\/.*)?$/i;

function matchesHost(source: string, url: URL, page: URL): boolean {
  const [, scheme, host = '', port, path = ''] = hostSource.exec(source) ?? [];
  if (host === '' || !isScheme(scheme?.toLowerCase() ?? page.protocol, url.protocol)) return false;
  const name = host.toLowerCase();
  const isHost = name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name;
  const isPort = port === '*' || (port ?? ports[url.protocol]) === portOf(url);
  const isPath = path === '' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path);
  return isHost && isPort && isPath;
}

function matches(source: string, url: URL, page: URL): boolean {
  const value = source.toLowerCase();
  if (value === '*') return url.protocol in ports;
  if (value === "'self'") return url.origin === page.origin;
  if (value.startsWith("'")) return false;
  if (/^[a-z][a-z0-9+.-]*:$/.test(value)) return isScheme(value, url.protocol);
  return matchesHost(source, url, page);
}

/** Whether a list of sources lets an address through, by the rules of CSP level 3. */
export const lets = (sources: readonly string[], url: URL, page: URL): boolean =>
  sources.some((source) => matches(source, url, page));
