import { defaultBaseUrl, knownElements } from './known-elements.js';
import type { Page } from './page.js';

/**
 * Where the page's elements look for the proxy, each address once. As in the elements, a relative one is taken from the page's
 * own address, never from a `<base>`.
 */
export function proxiesOf({ url, elements }: Page): URL[] {
  const named = elements
    .filter(({ tag }) => knownElements.has(tag))
    .map(({ tag, attributes }) => attributes['base-url'] ?? (tag === 'abdm-connect' ? defaultBaseUrl : ''))
    .map((baseUrl) => baseUrl.trim().replace(/\/+$/, ''))
    .filter((baseUrl) => baseUrl !== '' && URL.canParse(baseUrl, url))
    .map((baseUrl) => new URL(baseUrl, url).href);
  return [...new Set(named)].map((href) => new URL(href));
}
