// What all elements on one page cost: script until each one's first field, beside the pages that have one only.
// npm run bench -- page
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { requestStatuses } from '../../src/contract/requests.js';
import { firstAnswers } from '../support/first-answers.js';
import { serveFiles } from './support/serve-files.js';

const root = join(import.meta.dirname, '../..');
const elements = [
  'abha-signup',
  'abha-login',
  'abha-profile',
  'abha-card',
  'consent-inbox',
  'care-contexts',
  'provider-search',
  'qr-share',
] as const;

const answers: Readonly<Record<string, object>> = {
  ...firstAnswers,
  ...Object.fromEntries(requestStatuses.map((status) => [`/abdm/v1/requests/${status}`, { requests: [] }])),
};

const page = (tags: readonly string[]): string =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Portal</title><script type="module" src="/cdn/abdm-elements.js"></script><body>${tags.map((tag) => `<${tag} base-url="/abdm"></${tag}>`).join('')}</body></html>`;

interface Figures {
  /** Bytes of script, gzipped, that had come when each element's first field could be used. */
  readonly [tag: string]: number;
}

async function measure(browser: Browser, address: string, tags: readonly string[]): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const tab = await context.newPage();
    await tab.addInitScript(`
      // What is loaded in idle time is not waited for.
      globalThis.requestIdleCallback = () => 0;
      const waiting = new Set(${JSON.stringify(tags)});
      const figures = {};
      const look = () => {
        for (const tag of waiting) {
          const element = document.querySelector(tag);
          const fields = element?.shadowRoot?.querySelectorAll('button, input, a[href]') ?? [];
          if (element?.matches(':state(error)') || ![...fields].some((field) => field.checkVisibility())) continue;
          const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
          figures[tag] = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
          waiting.delete(tag);
        }
        if (waiting.size) requestAnimationFrame(look);
        else globalThis.figures = figures;
      };
      requestAnimationFrame(look);
    `);
    await tab.goto(address);
    const figures = await tab.waitForFunction(() => (globalThis as unknown as { figures?: Figures }).figures);
    return (await figures.jsonValue()) as Figures;
  } finally {
    await context.close();
  }
}

const executablePath = await findChromium();
if (!executablePath) throw new Error('There is no Chromium: run "npm run setup"');
const folder = await mkdtemp(join(tmpdir(), 'abdm-elements-bench-'));
await build({
  root,
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'error',
  build: { outDir: folder, emptyOutDir: false },
});
const server = await serveFiles({
  folders: { '/cdn/': folder },
  pages: {
    '/all.html': page(elements),
    ...Object.fromEntries(elements.map((tag) => [`/${tag}.html`, page([tag])])),
    ...Object.fromEntries(Object.entries(answers).map(([path, body]) => [path, JSON.stringify(body)])),
  },
  types: Object.fromEntries(Object.keys(answers).map((path) => [path, 'application/json'])),
});
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const alone: Record<string, number> = {};
let together: Figures;
try {
  for (const tag of elements)
    alone[tag] = (await measure(browser, `${server.origin}/${tag}.html`, [tag]))[tag] ?? NaN;
  together = await measure(browser, `${server.origin}/all.html`, elements);
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

const onePage = Math.max(...Object.values(together));
const singlePages = Object.values(alone).reduce((sum, bytes) => sum + bytes, 0);
for (const tag of elements)
  console.log(`${tag.padEnd(16)} alone ${alone[tag]} bytes of script, with all ${together[tag]}`);
console.log(
  JSON.stringify({
    bench: 'page',
    comparedWith: 'a page for each element',
    figures: { alone, together, onePage, singlePages },
    ratios: { onePageToSinglePages: Math.round((onePage / singlePages) * 100) / 100 },
  }),
);
