// Whether thousands of requests slow <consent-inbox> down: first rows on screen, frames and long tasks while scrolling, with
// 50 and with 5,000 of them. npm run bench -- inbox [runs]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { requestStatuses } from '../../src/contract/requests.js';
import { serveFiles } from './support/serve-files.js';

const root = join(import.meta.dirname, '../..');
const sizes = [50, 5000] as const;
// About 9,000 pixels a second: as fast as a finger flings a list.
const phone = { cpuSlowdown: 4, framesScrolled: 240, viewportsAFrame: 0.2 };
const goal = { ratio: 1.5, longTaskMilliseconds: 100 };

interface Figures {
  /** Milliseconds since the navigation began until the first row can be pressed. */
  readonly firstRow: number;
  /** Median milliseconds of a frame while scrolling. */
  readonly frame: number;
  /** Milliseconds of the longest task while scrolling; 0 where none was over 50. */
  readonly longestTask: number;
}

const head = (index: number): object => ({
  id: `request-${index}`,
  kind: 'consent',
  createdAt: new Date(Date.UTC(2026, 0, 1) - index * 3_600_000).toISOString(),
  from: '2020-01-01T00:00:00.000Z',
  to: '2026-01-01T00:00:00.000Z',
  hiu: { id: `hiu-${index % 40}`, name: `Hospital of the ${index % 40}th Ward` },
  purpose: { code: 'CAREMGT', text: 'Care Management' },
  requester: `Dr. Rao ${index}`,
});

const details = (index: number): object => ({
  ...head(index),
  status: 'requested',
  eraseAt: '2030-01-01T00:00:00.000Z',
  hiTypes: [{ code: 'Prescription', text: 'Prescription' }],
  facilities: [],
});

/** The proxy's answers for so many requests, under a base of their own. */
function answersOf(size: number): Record<string, string> {
  const base = `/abdm-${size}/v1/requests`;
  const all = Array.from({ length: size }, (_, index) => index);
  return {
    ...Object.fromEntries(
      requestStatuses.map((status) => [
        `${base}/${status}`,
        JSON.stringify({ requests: status === 'requested' ? all.map(head) : [] }),
      ]),
    ),
    ...Object.fromEntries(
      all.map((index) => [`${base}/consent/request-${index}`, JSON.stringify(details(index))]),
    ),
  };
}

const page = (size: number): string =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${size}</title><body><script type="module" src="/cdn/consent-inbox.js"></script><consent-inbox base-url="/abdm-${size}"></consent-inbox></body></html>`;

/**
 * Scrolls the page from its start to its end and back, and measures each frame. A text: the
 * loader that runs this file would put helpers into a function that the page does not have.
 */
const scroll = ({ framesScrolled, viewportsAFrame }: typeof phone): string => `(async () => {
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  observer.observe({ type: 'longtask' });
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const taken = [];
  let step = innerHeight * ${viewportsAFrame};
  let last = await nextFrame();
  for (let frame = 0; frame < ${framesScrolled}; frame++) {
    const end = document.documentElement.scrollHeight - innerHeight;
    if ((step > 0 && scrollY >= end - 1) || (step < 0 && scrollY <= 1)) step = -step;
    scrollBy(0, step);
    const now = await nextFrame();
    taken.push(now - last);
    last = now;
  }
  observer.disconnect();
  taken.sort((one, other) => one - other);
  return { frame: taken[Math.floor(taken.length / 2)], longestTask };
})()`;

async function measure(browser: Browser, origin: string, size: number): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const tab = await context.newPage();
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: phone.cpuSlowdown });
    await tab.addInitScript(`
      const look = () => {
        const row = document.querySelector('consent-inbox')?.shadowRoot?.querySelector('[part~="button-open"]');
        if (row?.checkVisibility() !== true) return void requestAnimationFrame(look);
        globalThis.firstRow = performance.now();
      };
      requestAnimationFrame(look);
    `);
    await tab.goto(`${origin}/${size}.html`, { waitUntil: 'commit' });
    const firstRow = await tab.waitForFunction(
      () => (globalThis as unknown as { firstRow?: number }).firstRow,
      undefined,
      { timeout: 60_000 },
    );
    const scrolled = await tab.evaluate<Omit<Figures, 'firstRow'>>(scroll(phone));
    return { firstRow: (await firstRow.jsonValue()) ?? NaN, ...scrolled };
  } finally {
    await context.close();
  }
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN);

const runs = Math.max(1, Number(process.argv[2] ?? 5) || 5);
const executablePath = await findChromium();
if (!executablePath) throw new Error('There is no Chromium: run "npm run setup"');

const folder = await mkdtemp(join(tmpdir(), 'abdm-elements-bench-'));
await build({
  root,
  mode: 'consent-inbox',
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'error',
  build: { outDir: folder, emptyOutDir: false },
});
const server = await serveFiles({
  folders: { '/cdn/': folder },
  pages: Object.fromEntries(
    sizes.flatMap((size) => [[`/${size}.html`, page(size)], ...Object.entries(answersOf(size))]),
  ),
});
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const measured = new Map<number, Figures[]>(sizes.map((size) => [size, []]));
try {
  // In turn, so that a busy machine is as bad for one as for the other.
  for (let run = 0; run < runs; run++)
    for (const size of sizes) measured.get(size)?.push(await measure(browser, server.origin, size));
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

const figuresOf = (size: number): Figures => {
  const all = measured.get(size) ?? [];
  return {
    firstRow: median(all.map(({ firstRow }) => firstRow)),
    frame: median(all.map(({ frame }) => frame)),
    longestTask: median(all.map(({ longestTask }) => longestTask)),
  };
};
const [few, many] = [figuresOf(sizes[0]), figuresOf(sizes[1])];
const ratio = (one: number, other: number): number => Math.round((one / other) * 100) / 100;
const ratios = { firstRow: ratio(many.firstRow, few.firstRow), frame: ratio(many.frame, few.frame) };
const isWithinGoal =
  ratios.firstRow <= goal.ratio &&
  ratios.frame <= goal.ratio &&
  many.longestTask <= goal.longTaskMilliseconds;

for (const [size, { firstRow, frame, longestTask }] of [
  [sizes[0], few],
  [sizes[1], many],
] as const)
  console.log(
    `${String(size).padStart(5)} requests: first row after ${firstRow} ms, ${frame} ms a frame while scrolling, longest task ${longestTask} ms`,
  );
if (!isWithinGoal) process.exitCode = 1;
console.log(
  JSON.stringify({
    bench: 'inbox',
    runs,
    phone,
    goal,
    isWithinGoal,
    comparedWith: `${sizes[0]} requests`,
    figures: { [sizes[0]]: few, [sizes[1]]: many },
    ratios,
  }),
);
