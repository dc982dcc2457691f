import { type Finding, findingsOf } from './finding.js';
import { knownElements } from './known-elements.js';
import type { Page, PageElement } from './page.js';

const { problem, advice } = findingsOf('scripts');

/** A script that the page loads by its address. */
export interface PageScript {
  readonly url: URL;
  readonly isModule: boolean;
  readonly integrity: string | undefined;
  readonly nonce: string | undefined;
  /** Whether it is one of the kit's, by its name. */
  readonly isKit: boolean;
}

function isKit({ pathname }: URL): boolean {
  const name = /([^/]*)\.m?js$/.exec(pathname)?.[1] ?? '';
  return /^abdm-elements\b/.test(name) || knownElements.has(name);
}

function scriptOf({ tag, attributes }: PageElement, base: URL): PageScript[] {
  const { src = '', type = '', integrity, nonce } = attributes;
  if (tag !== 'script' || src.trim() === '' || !URL.canParse(src, base)) return [];
  const url = new URL(src, base);
  return [{ url, isModule: type.trim().toLowerCase() === 'module', integrity, nonce, isKit: isKit(url) }];
}

/** The scripts that a page loads, inline ones left out. */
export function scriptsOf({ url, elements }: Page): PageScript[] {
  const href = elements.find(({ tag, attributes }) => tag === 'base' && attributes['href'])?.attributes[
    'href'
  ];
  const base = href !== undefined && URL.canParse(href, url) ? new URL(href, url) : url;
  return elements.flatMap((element) => scriptOf(element, base));
}

function checkScript({ url, isModule, integrity, isKit }: PageScript, page: URL): Finding[] {
  const findings: Finding[] = [];
  const isElsewhere = url.origin !== page.origin;
  if (isKit && !isModule)
    findings.push(problem(`${url.href} is loaded as a classic script.`, 'Write <script type="module" …>.'));
  if (integrity?.trim()) return findings;
  const what = `${url.href} is loaded without integrity.`;
  if (isKit && isElsewhere)
    findings.push(
      problem(what, 'Add integrity="…" from the release of the kit, or serve the file from your own origin.'),
    );
  else if (isKit) findings.push(advice(what, 'Add integrity="…" from the release of the kit.'));
  else if (isElsewhere)
    findings.push(
      advice(
        what,
        'It can read what patients type: add integrity="…", or leave it out of pages with the kit.',
      ),
    );
  return findings;
}

/** Looks at the script tags: those of the kit, and those of others that could read what patients type. */
export function checkScripts(page: Page): Finding[] {
  const scripts = scriptsOf(page);
  const findings = scripts.flatMap((script) => checkScript(script, page.url));
  const hasElements = page.elements.some(({ tag }) => knownElements.has(tag));
  if (!hasElements || scripts.some((script) => script.isKit)) return findings;
  return [
    ...findings,
    advice(
      "No script tag has the name of the kit's.",
      "If your bundle does not import 'abdm-elements/elements/…/define', add the kit's script.",
    ),
  ];
}
