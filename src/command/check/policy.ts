import { type ContentPolicy, deciding, lets, policiesOf } from './content-policy.js';
import { type Finding, findingsOf } from './finding.js';
import { knownElements } from './known-elements.js';
import type { Page } from './page.js';
import { proxiesOf } from './proxies.js';
import { type PageScript, scriptsOf } from './scripts.js';

const { problem, advice } = findingsOf('policy');

/** Pictures that are made in the page, by the elements that show them. */
const pictures: Readonly<Record<string, readonly string[]>> = {
  'abha-card': ['blob:'],
  'abha-profile': ['blob:', 'data:'],
  'abha-signup': ['blob:'],
  'care-contexts': ['blob:'],
  'record-viewer': ['blob:'],
};

/** Elements that open a worker, or parse text of a facility. */
const withOwnPolicy = ['care-contexts', 'qr-share', 'record-viewer'];

const scriptDirectives = ['script-src-elem', 'script-src', 'default-src'];
const workerDirectives = ['worker-src', 'child-src', 'script-src', 'default-src'];

interface Subject {
  readonly page: Page;
  readonly policy: ContentPolicy;
  readonly tags: ReadonlySet<string>;
  readonly scripts: readonly PageScript[];
}

const place = ({ from }: ContentPolicy): string =>
  from === 'header' ? 'The Content-Security-Policy header' : 'The <meta> Content-Security-Policy';

/** How to write an address in the page's policy. */
const sourceFor = (url: URL, page: URL): string => (url.origin === page.origin ? "'self'" : url.origin);

/** `'none'` beside another source is ignored: to add one means to replace it. */
const add = (name: string, sources: readonly string[], wanted: string): string => {
  const kept = sources.filter((source) => source.toLowerCase() !== "'none'");
  // A fallback stays as it is for everything else.
  const own = name === 'default-src' ? [] : kept;
  return [...own, wanted].join(' ');
};

function isScriptAllowed(
  { url, nonce, integrity }: PageScript,
  sources: readonly string[],
  page: URL,
): boolean {
  const isTrusted =
    (nonce !== undefined && sources.includes(`'nonce-${nonce}'`)) ||
    (integrity ?? '').split(/\s+/).some((hash) => sources.includes(`'${hash}'`));
  const isStrict = sources.includes("'strict-dynamic'");
  if (isStrict) return isTrusted;
  return lets(sources, url, page) || (nonce !== undefined && isTrusted);
}

function checkScriptSources({ page, policy, scripts }: Subject): Finding[] {
  const decides = deciding(policy, scriptDirectives);
  if (!decides) return [];
  const { name, sources } = decides;
  const refused = scripts.filter((script) => script.isKit && !isScriptAllowed(script, sources, page.url));
  return refused.map(({ url }) =>
    problem(
      `${place(policy)} refuses ${url.href}, or what it loads (${name}).`,
      sources.includes("'strict-dynamic'")
        ? "Give its script tag the nonce of the policy: with 'strict-dynamic', hosts do not count."
        : `Write script-src ${add(name, sources, sourceFor(url, page.url))}`,
    ),
  );
}

function checkConnections({ page, policy }: Subject): Finding[] {
  const decides = deciding(policy, ['connect-src', 'default-src']);
  if (!decides) return [];
  const { name, sources } = decides;
  return proxiesOf(page)
    .filter((proxy) => !lets(sources, proxy, page.url))
    .map((proxy) =>
      problem(
        `${place(policy)} refuses the proxy at ${proxy.href} (${name}).`,
        `Write connect-src ${add(name, sources, sourceFor(proxy, page.url))}`,
      ),
    );
}

function checkPictures({ page, policy, tags }: Subject): Finding[] {
  const decides = deciding(policy, ['img-src', 'default-src']);
  if (!decides) return [];
  const { name, sources } = decides;
  const missing = new Set(
    [...tags]
      .flatMap((tag) => pictures[tag] ?? [])
      .filter((scheme) => !lets(sources, new URL(`${scheme}x`), page.url)),
  );
  if (missing.size === 0) return [];
  const schemes = [...missing].join(' ');
  return [
    problem(
      `${place(policy)} refuses pictures of the elements (${name} without ${schemes}).`,
      `Write img-src ${add(name, sources, schemes)}`,
    ),
  ];
}

function checkWorker({ page, policy, tags, scripts }: Subject): Finding[] {
  const decides = deciding(policy, workerDirectives);
  const at = scripts.find(({ isKit }) => isKit)?.url ?? page.url;
  if (!tags.has('qr-share') || !decides || lets(decides.sources, at, page.url)) return [];
  return [
    advice(
      `${place(policy)} refuses the worker of <qr-share> (${decides.name}): codes are read more slowly.`,
      `Write worker-src ${sourceFor(at, page.url)}`,
    ),
  ];
}

function checkTrustedTypes({ policy, tags }: Subject): Finding[] {
  const names = policy.directives.get('trusted-types');
  if (!names || names.includes('*')) return [];
  const needed = ['lit-html', ...(withOwnPolicy.some((tag) => tags.has(tag)) ? ['abdm-elements'] : [])];
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length === 0) return [];
  return [
    problem(
      `${place(policy)} refuses policies of Trusted Types that the kit makes (trusted-types).`,
      `Write trusted-types ${add('trusted-types', names, missing.join(' '))}`,
    ),
  ];
}

function checkSandbox({ policy }: Subject): Finding[] {
  const allowed = policy.directives.get('sandbox');
  const missing = ['allow-scripts', 'allow-same-origin', 'allow-forms'].filter(
    (token) => allowed && !allowed.includes(token),
  );
  if (missing.length === 0) return [];
  const what = `${place(policy)} keeps the page from what the elements need (sandbox).`;
  return [problem(what, `Add ${missing.join(' ')} to sandbox, or leave it out.`)];
}

/** Looks for what the page's Content Security Policies would keep the elements from. */
export function checkPolicies(page: Page): Finding[] {
  const tags = new Set(page.elements.map(({ tag }) => tag).filter((tag) => knownElements.has(tag)));
  const scripts = scriptsOf(page);
  if (tags.size === 0 && !scripts.some(({ isKit }) => isKit)) return [];
  return policiesOf(page).flatMap((policy) => {
    const subject = { page, policy, tags, scripts };
    return [
      checkScriptSources,
      checkConnections,
      checkPictures,
      checkWorker,
      checkTrustedTypes,
      checkSandbox,
    ].flatMap((look) => look(subject));
  });
}
