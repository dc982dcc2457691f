// Whether a long report slows <record-viewer> down: milliseconds until all rows are on screen, per row, and the longest task
// meanwhile, with 50 results and with 500; and the longest task while records that are made to stop a page are shown, there at
// full speed. npm run bench -- viewer [runs]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { heavyRecords } from '../support/hostile-bundles.js';
import { longReport } from '../support/record-bundles.js';
import { serveFiles } from './support/serve-files.js';

const root = join(import.meta.dirname, '../..');
const sizes = [50, 500] as const;
const phone = { cpuSlowdown: 4 };
const goal = { ratio: 1.5, longTaskMilliseconds: 100 };

interface Figures {
  /** Milliseconds from the answer's first byte until all rows are there. */
  readonly shown: number;
  /** The same for each row. */
  readonly perRow: number;
  /** Milliseconds of the longest task meanwhile; 0 where none was over 50. */
  readonly longestTask: number;
}

const page = (size: number): string =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${size}</title><body><script type="module" src="/cdn/record-viewer.js"></script><record-viewer base-url="/abdm-${size}"></record-viewer></body></html>`;

/** Opens a small record first, so that what is measured is not the loading of scripts. */
const open = (size: number, rows: number): string => `(async () => {
  const viewer = document.querySelector('record-viewer');
  const rowsShown = () => viewer.shadowRoot.querySelectorAll('tbody tr').length;
  const until = async (count) => {
    while (rowsShown() !== count) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  };
  let longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ type: 'longtask' });
  viewer.open({ hipId: 'IN1', careContextId: 'first' });
  await until(${rows});
  viewer.close();
  await until(0);
  viewer.baseUrl = '/abdm-${size}';
  longestTask = 0;
  const start = performance.now();
  viewer.open({ hipId: 'IN1', careContextId: 'report' });
  await until(${size});
  return { shown: performance.now() - start, longestTask };
})()`;

/** The longest task until a text of a heavy record is there. */
const openHeavy = (at: number, text: string): string => `(async () => {
  const viewer = document.querySelector('record-viewer');
  const until = async (isThere) => {
    while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
  };
  const words = () => viewer.shadowRoot.textContent;
  viewer.open({ hipId: 'IN1', careContextId: 'first' });
  await until(() => viewer.shadowRoot.querySelectorAll('tbody tr').length === 10);
  viewer.close();
  await until(() => viewer.shadowRoot.querySelector('tbody tr') === null);
  viewer.baseUrl = '/abdm-heavy-${at}';
  let longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ type: 'longtask' });
  viewer.open({ hipId: 'IN1', careContextId: 'heavy' });
  await until(() => words().includes(${JSON.stringify(text)}));
  return longestTask;
})()`;

async function measureHeavy(browser: Browser, origin: string, at: number, text: string): Promise<number> {
  const tab = await browser.newPage();
  try {
    await tab.goto(`${origin}/0.html`, { waitUntil: 'load' });
    return await tab.evaluate<number>(openHeavy(at, text));
  } finally {
    await tab.close();
  }
}

async function measure(browser: Browser, origin: string, size: number): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const tab = await context.newPage();
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: phone.cpuSlowdown });
    await tab.goto(`${origin}/0.html`, { waitUntil: 'load' });
    const { shown, longestTask } = await tab.evaluate<Omit<Figures, 'perRow'>>(open(size, 10));
    return { shown, perRow: shown / size, longestTask };
  } finally {
    await context.close();
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

const runs = Math.max(1, Number(process.argv[2] ?? 5) || 5);
const executablePath = await findChromium();
if (!executablePath) throw new Error('There is no Chromium: run "npm run setup"');

const folder = await mkdtemp(join(tmpdir(), 'abdm-elements-bench-'));
await build({
  root,
  mode: 'record-viewer',
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'error',
  build: { outDir: folder, emptyOutDir: false },
});
const all = [0, ...sizes];
const recordsOf = (which: number | string): string => `/abdm-${which}/v1/records`;
const heavy = Object.entries(heavyRecords).map(([name, { json, text }], at) => ({
  name,
  text,
  path: recordsOf(`heavy-${at}`),
  json: json(),
}));
const server = await serveFiles({
  folders: { '/cdn/': folder },
  pages: {
    '/0.html': page(0),
    ...Object.fromEntries(all.map((size) => [recordsOf(size), JSON.stringify(longReport(size || 10))])),
    ...Object.fromEntries(heavy.map(({ path, json }) => [path, json])),
  },
  types: Object.fromEntries(
    [...all.map(recordsOf), ...heavy.map(({ path }) => path)].map((path) => [path, 'application/fhir+json']),
  ),
});
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const measured = new Map<number, Figures[]>(sizes.map((size) => [size, []]));
const stops = new Map<string, number[]>(heavy.map(({ name }) => [name, []]));
try {
  // In turn, so that a busy machine is as bad for one as for the other.
  for (let run = 0; run < runs; run++) {
    for (const size of sizes) measured.get(size)?.push(await measure(browser, server.origin, size));
    for (const [at, { name, text }] of heavy.entries())
      stops.get(name)?.push(await measureHeavy(browser, server.origin, at, text));
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const figuresOf = (size: number): Figures => {
  const each = measured.get(size) ?? [];
  return {
    shown: Math.round(median(each.map(({ shown }) => shown))),
    perRow: hundredths(median(each.map(({ perRow }) => perRow))),
    longestTask: Math.round(median(each.map(({ longestTask }) => longestTask))),
  };
};
const [few, many] = [figuresOf(sizes[0]), figuresOf(sizes[1])];
const ratios = { perRow: hundredths(many.perRow / few.perRow) };
const longestTasks = Object.fromEntries([...stops].map(([name, each]) => [name, Math.round(median(each))]));
const isWithinGoal =
  ratios.perRow <= goal.ratio &&
  [many.longestTask, ...Object.values(longestTasks)].every((each) => each <= goal.longTaskMilliseconds);

for (const [size, { shown, perRow, longestTask }] of [
  [sizes[0], few],
  [sizes[1], many],
] as const)
  console.log(
    `${String(size).padStart(5)} results: all shown after ${shown} ms, ${perRow} ms a row, longest task ${longestTask} ms`,
  );
for (const [name, longestTask] of Object.entries(longestTasks))
  console.log(`${name}: longest task ${longestTask} ms`);
if (!isWithinGoal) process.exitCode = 1;
console.log(
  JSON.stringify({
    bench: 'viewer',
    runs,
    phone,
    goal,
    isWithinGoal,
    comparedWith: `${sizes[0]} results`,
    figures: { [sizes[0]]: few, [sizes[1]]: many, longestTasks },
    ratios,
  }),
);
