// How much script, and how long, until a patient can use the first control: <abha-signup> beside ALTCHA, a form widget of
// about the same job size. npm run bench -- first-field [runs]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { serveFiles } from './support/serve-files.js';

const root = join(import.meta.dirname, '../..');

/** Most bytes of script, gzipped, that the first control may cost. */
const budget = 32 * 1024;
const phone = { cpuSlowdown: 4, bitsPerSecond: 1_600_000, latencyMilliseconds: 150 };

interface Subject {
  readonly name: string;
  readonly body: string;
  /** Script that is true in the page once the first control can be used. */
  readonly usable: string;
}

const signup = (name: string, script: string, attribute: string, control: string): Subject => ({
  name,
  body: `<script type="module" src="/cdn/${script}.js"></script><abha-signup base-url="/abdm"${attribute}></abha-signup>`,
  usable: `document.querySelector('abha-signup')?.shadowRoot?.querySelector('${control}')?.checkVisibility() === true`,
});

const altcha: Subject = {
  name: 'altcha',
  body: '<script type="module" src="/altcha/altcha.min.js"></script><form><altcha-widget challenge="/challenge"></altcha-widget></form>',
  usable: `document.querySelector('altcha-widget input[type="checkbox"]')?.checkVisibility() === true`,
};

const subjects: readonly Subject[] = [
  signup('default', 'abha-signup', '', '[part~="method"]'),
  signup('mobile', 'abha-signup', ' methods="mobile"', '[part~="input-mobile"]'),
  signup('aadhaar', 'abha-signup', ' methods="aadhaar"', '[part~="checkbox"]'),
  signup('loader', 'abdm-elements', '', '[part~="method"]'),
  altcha,
];

interface Figures {
  /** Script that had come by then: bodies as they were transferred, gzipped. */
  readonly scriptBytes: number;
  readonly scripts: number;
  /** Milliseconds since the navigation began. */
  readonly milliseconds: number;
}

const page = ({ name, body }: Subject): string =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${name}</title><body>${body}</body></html>`;

async function measure(browser: Browser, origin: string, { name, usable }: Subject): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const tab = await context.newPage();
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: phone.latencyMilliseconds,
      downloadThroughput: phone.bitsPerSecond / 8,
      uploadThroughput: phone.bitsPerSecond / 8,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: phone.cpuSlowdown });
    await tab.addInitScript(`
      const look = () => {
        if (!(${usable})) return void requestAnimationFrame(look);
        const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
        const scriptBytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
        globalThis.figures = { scriptBytes, scripts: scripts.length, milliseconds: performance.now() };
      };
      requestAnimationFrame(look);
    `);
    await tab.goto(`${origin}/${name}.html`, { waitUntil: 'commit' });
    const figures = await tab.waitForFunction(
      () => (globalThis as unknown as { figures?: Figures }).figures,
      undefined,
      { timeout: 60_000 },
    );
    return (await figures.jsonValue()) as Figures;
  } finally {
    await context.close();
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

function medians(figures: readonly Figures[]): Figures {
  const of = (pick: (one: Figures) => number): number => Math.round(median(figures.map(pick)));
  return {
    scriptBytes: of(({ scriptBytes }) => scriptBytes),
    scripts: of(({ scripts }) => scripts),
    milliseconds: of(({ milliseconds }) => milliseconds),
  };
}

const runs = Math.max(1, Number(process.argv[2] ?? 5) || 5);
const executablePath = await findChromium();
if (!executablePath) throw new Error('There is no Chromium: run "npm run setup"');

const folder = await mkdtemp(join(tmpdir(), 'abdm-elements-bench-'));
for (const mode of ['production', 'abha-signup'])
  await build({
    root,
    mode,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: false },
  });
const server = await serveFiles({
  folders: { '/cdn/': folder, '/altcha/': join(root, 'node_modules/altcha/dist/main') },
  pages: Object.fromEntries(subjects.map((subject) => [`/${subject.name}.html`, page(subject)])),
});
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const measured = new Map<string, Figures[]>(subjects.map(({ name }) => [name, []]));
try {
  // In turn, so that a busy machine is as bad for one as for the others.
  for (let run = 0; run < runs; run++)
    for (const subject of subjects)
      measured.get(subject.name)?.push(await measure(browser, server.origin, subject));
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

const figures = Object.fromEntries([...measured].map(([name, all]) => [name, medians(all)]));
const other = figures['altcha'];
const ratio = (one: number, two: number | undefined): number => Math.round((one / (two ?? NaN)) * 100) / 100;
const ours = Object.entries(figures).filter(([name]) => name !== 'altcha');
const ratios = Object.fromEntries(
  ours.map(([name, { scriptBytes, milliseconds }]) => [
    name,
    {
      scriptBytes: ratio(scriptBytes, other?.scriptBytes),
      milliseconds: ratio(milliseconds, other?.milliseconds),
    },
  ]),
);
const withinBudget = ours.every(([, { scriptBytes }]) => scriptBytes <= budget);

for (const [name, { scriptBytes, scripts, milliseconds }] of Object.entries(figures))
  console.log(
    `${name.padEnd(8)} ${(scriptBytes / 1024).toFixed(1)} kB of script in ${scripts} files, usable after ${milliseconds} ms`,
  );
if (!withinBudget) {
  console.log(`The first control costs more than ${budget / 1024} kB of script.`);
  process.exitCode = 1;
}
console.log(
  JSON.stringify({
    bench: 'first-field',
    runs,
    phone,
    budget,
    withinBudget,
    comparedWith: 'altcha 3',
    figures,
    ratios,
  }),
);
