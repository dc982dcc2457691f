// How many pictures of QR codes are read, how fast, and what a scan by camera costs the page. Reads a folder of pictures, each
// beside a .txt with what its code says; without one it draws its own. npm run bench -- qr [folder]
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { readQr } from '../../src/abdm/counter-qr.js';
import { writeQrFilm } from '../support/qr-film.js';
import { writeQrSet } from '../support/qr-set.js';
import type { Reading, ScanFigures } from '../support/qr-bench-page.js';
import { serveFiles } from './support/serve-files.js';

const root = join(import.meta.dirname, '../..');
const drawnOfEachKind = 20;
const phone = { cpuSlowdown: 4 };
const goal = { longTaskMilliseconds: 50, wrongCounters: 0, decodedBeside: 'wasm' };
const scanSeconds = 5;
const scans = 3;

interface Picture {
  readonly file: string;
  readonly text: string;
}

interface Figures {
  /** Share of the pictures of which the text was found. */
  readonly decoded: number;
  /** Pictures in which a text was found that is not there. */
  readonly wrong: number;
  /** How many of those the element would take for a counter. */
  readonly wrongCounters: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

async function picturesIn(folder: string): Promise<readonly Picture[]> {
  const files = (await readdir(folder)).sort();
  const pictures = files.filter((file) => extname(file) !== '.txt');
  const stem = (file: string): string => file.slice(0, -extname(file).length);
  return Promise.all(
    pictures
      .filter((file) => files.includes(`${stem(file)}.txt`))
      .map(async (file) => ({
        file,
        text: (await readFile(join(folder, `${stem(file)}.txt`), 'utf8')).replace(/\r?\n$/, ''),
      })),
  );
}

const at = (values: readonly number[], share: number): number =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? NaN);

function figuresOf(readings: readonly (Reading & { readonly expected: string })[]): Figures {
  const found = readings.filter(({ texts, expected }) => texts.includes(expected));
  const wrong = readings.flatMap(({ texts, expected }) => texts.filter((text) => text !== expected));
  const times = readings.map(({ milliseconds }) => milliseconds);
  return {
    decoded: Math.round((1000 * found.length) / readings.length) / 1000,
    wrong: wrong.length,
    wrongCounters: wrong.filter((text) => readQr(text).kind === 'counter').length,
    median: at(times, 0.5),
    p95: at(times, 0.95),
  };
}

const executablePath = await findChromium();
if (!executablePath) throw new Error('There is no Chromium: run "npm run setup"');
const work = await mkdtemp(join(tmpdir(), 'abdm-elements-bench-'));
const [given] = process.argv.slice(2);
const folder = given === undefined ? join(work, 'pictures') : resolve(given);
if (given === undefined) {
  console.log(`Drawing pictures (${drawnOfEachKind} of each kind)`);
  await writeQrSet(folder, drawnOfEachKind);
}
const pictures = await picturesIn(folder);
if (pictures.length === 0) throw new Error(`${folder} has no pictures with a .txt beside them`);

const film = join(work, 'film.y4m');
writeQrFilm(film, { text: pictures[0]?.text ?? '', width: 1280, height: 720, frames: 12 });
await build({
  root,
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'error',
  build: {
    outDir: join(work, 'cdn'),
    lib: { entry: join(root, 'test/support/qr-bench-page.ts'), formats: ['es'] },
  },
});
const server = await serveFiles({
  folders: { '/cdn/': join(work, 'cdn'), '/pictures/': folder },
  pages: {
    '/0.html':
      '<!doctype html><html lang="en"><title>qr</title><body><script type="module" src="/cdn/abdm-elements.js"></script><video></video></body></html>',
  },
});
const browser = await chromium.launch({
  executablePath,
  args: [
    ...chromiumArgs,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ],
});

async function openTab() {
  const context = await browser.newContext({ permissions: ['camera'] });
  const tab = await context.newPage();
  await tab.goto(`${server.origin}/0.html`, { waitUntil: 'load' });
  await tab.waitForFunction('globalThis.qr !== undefined');
  return tab;
}

async function readPictures(): Promise<Readonly<Record<string, Figures>>> {
  const tab = await openTab();
  const readings: Record<string, (Reading & { readonly expected: string })[]> = {};
  for (const { file, text } of pictures) {
    const url = `/pictures/${encodeURIComponent(file)}`;
    const each = await tab.evaluate<Record<string, Reading>>(`qr.readPicture(${JSON.stringify(url)})`);
    for (const [name, reading] of Object.entries(each))
      (readings[name] ??= []).push({ ...reading, expected: text });
  }
  await tab.context().close();
  return Object.fromEntries(Object.entries(readings).map(([name, all]) => [name, figuresOf(all)]));
}

async function scanOnce(withoutWorker: boolean): Promise<ScanFigures> {
  const tab = await openTab();
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: phone.cpuSlowdown });
  if (withoutWorker) await tab.evaluate('delete globalThis.Worker');
  const figures = await tab.evaluate<ScanFigures>(`qr.scan(${scanSeconds})`);
  await tab.context().close();
  return figures;
}

/** The median of some scans: a busy machine lengthens tasks of its own. */
async function scan(withoutWorker: boolean): Promise<ScanFigures> {
  const all: ScanFigures[] = [];
  for (let count = 0; count < scans; count++) all.push(await scanOnce(withoutWorker));
  const median = (name: keyof ScanFigures): number =>
    at(
      all.map((figures) => figures[name]),
      0.5,
    );
  return {
    framesPerSecond: median('framesPerSecond'),
    longestTask: median('longestTask'),
    firstRead: median('firstRead'),
  };
}

try {
  const figures = await readPictures();
  const scanned = { worker: await scan(false), 'without a worker': await scan(true) };
  for (const [name, { decoded, wrong, median, p95 }] of Object.entries(figures))
    console.log(
      `${name.padEnd(16)} ${(decoded * 100).toFixed(1)} % read, ${wrong} wrong texts, median ${median} ms, 95 % within ${p95} ms`,
    );
  for (const [name, { framesPerSecond, longestTask, firstRead }] of Object.entries(scanned))
    console.log(
      `scan, ${name.padEnd(16)} ${framesPerSecond} frames a second, longest task ${longestTask} ms, first code after ${firstRead} ms`,
    );
  const { element, wasm } = figures;
  const ratios = { decoded: Math.round(((element?.decoded ?? 0) / (wasm?.decoded ?? NaN)) * 1000) / 1000 };
  const isWithinGoal =
    ratios.decoded >= 1 &&
    element?.wrongCounters === goal.wrongCounters &&
    scanned.worker.longestTask <= goal.longTaskMilliseconds;
  if (!isWithinGoal) process.exitCode = 1;
  console.log(
    JSON.stringify({
      bench: 'qr',
      pictures: pictures.length,
      phone,
      goal,
      isWithinGoal,
      comparedWith: 'wasm',
      figures,
      scans: scanned,
      ratios,
    }),
  );
} finally {
  await browser.close();
  await server.close();
  await rm(work, { recursive: true, force: true });
}
