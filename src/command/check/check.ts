import type { Finding } from './finding.js';
import { knownElements } from './known-elements.js';
import { type Page, readPage } from './page.js';
import { checkPolicies } from './policy.js';
import { proxiesOf } from './proxies.js';
import { checkProxy, checkTransport } from './proxy.js';
import type { Report } from './report.js';
import { checkScripts } from './scripts.js';
import { checkTags } from './tags.js';

/**
 * Looks at a running page as a visitor who is not signed in: at its HTML, its policies, and the proxy that its elements use.
 *
 * @throws Error that says why there is no page to look at
 */
export async function check(url: URL): Promise<Report> {
  const page: Page = await readPage(url);
  const proxies = proxiesOf(page);
  const ofProxies: Finding[][] = await Promise.all(proxies.map((proxy) => checkProxy(proxy, page.url)));
  const tags = page.elements.map(({ tag }) => tag).filter((tag) => knownElements.has(tag));
  return {
    url: page.url.href,
    elements: [...new Set(tags)],
    proxies: proxies.map(({ href }) => href),
    findings: [
      ...checkTransport(page.url),
      ...checkTags(page),
      ...checkScripts(page),
      ...checkPolicies(page),
      ...ofProxies.flat(),
    ],
  };
}
