// Whether thousands of visits at one facility slow <care-contexts> down: how long it takes to open, frames and long tasks while
// scrolling, with 100 and with 10,000 of them. npm run bench -- records [runs]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { mostNewestCareContexts } from '../../src/contract/care-contexts.js';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { serveFiles } from './support/serve-files.js';

const root = join(import.meta.dirname, '../..');
const sizes = [100, 10_000] as const;
// About 9,000 pixels a second: as fast as a finger flings a list.
const phone = { cpuSlowdown: 4, framesScrolled: 240, viewportsAFrame: 0.2 };
const goal = { openRatio: 1.5, frameRatio: 1.5 };

interface Figures {
  /** Milliseconds from the press on a facility until its first visit can be pressed. */
  readonly open: number;
  /** Median milliseconds of a frame while scrolling. */
  readonly frame: number;
  /** Milliseconds of the longest task while scrolling; 0 where none was over 50. */
  readonly longestTask: number;
}

const careContext = (index: number): object => ({
  id: `VISIT-${index}`,
  display: `Visit ${index} at the ward of internal medicine`,
  createdAt: new Date(Date.UTC(2026, 0, 1) - index * 3_600_000).toISOString(),
  status: 'DataProcessed',
});

/** The proxy's answers for so many visits, under a base of their own. */
function answersOf(size: number): Record<string, string> {
  const base = `/abdm-${size}/v1/care-contexts`;
  const all = Array.from({ length: size }, (_, index) => careContext(index));
  const asked = (part: string): string => JSON.stringify({ hipId: 'HIP1', part });
  return {
    [`${base}/providers`]: JSON.stringify({
      providers: [{ hipId: 'HIP1', name: 'Hospital of the 1st Ward' }],
    }),
    [`${base}/linked ${asked('newest')}`]: JSON.stringify({
      careContexts: all.slice(0, mostNewestCareContexts),
      ...(all.length > mostNewestCareContexts && { older: all.length - mostNewestCareContexts }),
    }),
    [`${base}/linked ${asked('older')}`]: JSON.stringify({ careContexts: all.slice(mostNewestCareContexts) }),
  };
}

const page = (size: number): string =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${size}</title><body><script type="module" src="/cdn/care-contexts.js"></script><care-contexts base-url="/abdm-${size}"></care-contexts></body></html>`;

/** Opens the facility, and measures how long that takes. A text, as below. */
const open = `(async () => {
  const root = document.querySelector('care-contexts').shadowRoot;
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await nextFrame();
  const start = performance.now();
  root.querySelector('.facility > summary').click();
  while (root.querySelector('[part~="button-open"]')?.checkVisibility() !== true) {
    if (performance.now() - start > 60_000) throw new Error(root.textContent);
    await nextFrame();
  }
  return performance.now() - start;
})()`;

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
    await tab.goto(`${origin}/${size}.html`);
    await tab.locator('care-contexts .facility > summary').waitFor({ timeout: 60_000 });
    const opened = await tab.evaluate<number>(open);
    const scrolled = await tab.evaluate<Omit<Figures, 'open'>>(scroll(phone));
    return { open: opened, ...scrolled };
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
  mode: 'care-contexts',
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
    open: median(all.map(({ open: milliseconds }) => milliseconds)),
    frame: median(all.map(({ frame }) => frame)),
    longestTask: median(all.map(({ longestTask }) => longestTask)),
  };
};
const [few, many] = [figuresOf(sizes[0]), figuresOf(sizes[1])];
const ratio = (one: number, other: number): number => Math.round((one / other) * 100) / 100;
const ratios = { open: ratio(many.open, few.open), frame: ratio(many.frame, few.frame) };
const isWithinGoal = ratios.open <= goal.openRatio && ratios.frame <= goal.frameRatio;

for (const [size, { open: opened, frame, longestTask }] of [
  [sizes[0], few],
  [sizes[1], many],
] as const)
  console.log(
    `${String(size).padStart(6)} visits: open after ${opened} ms, ${frame} ms a frame while scrolling, longest task ${longestTask} ms`,
  );
if (!isWithinGoal) process.exitCode = 1;
console.log(
  JSON.stringify({
    bench: 'records',
    runs,
    phone,
    goal,
    isWithinGoal,
    comparedWith: `${sizes[0]} visits`,
    figures: { [sizes[0]]: few, [sizes[1]]: many },
    ratios,
  }),
);
