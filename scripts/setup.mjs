// Set-up of a fresh clone, in plain Node: the packages; with --browser a Chromium, with --redis a redis-server for the tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChromium } from './chromium.mjs';

const root = join(import.meta.dirname, '..');
const say = (text) => console.error(`[setup] ${text}`);
const stop = (text) => {
  throw Object.assign(new Error(text), { plain: true });
};

/** Runs a command with its output on stderr, so that stdout stays the script's own; true when it succeeded. */
const run = (command, args, env = {}) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  }).status === 0;

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Node.js 20.19 or newer is needed; this is ${process.version}.`);
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** A lock left behind: its owner is gone, or died before it wrote its number. */
const isStale = (lock) => {
  try {
    return !isAlive(Number(readFileSync(join(lock, 'pid'), 'utf8')));
  } catch {
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5000;
  }
};

/** One set-up at a time, so that "npm start" and "npm test" can be started together. */
async function withLock(work) {
  const lock = join(
    tmpdir(),
    `abdm-elements-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`,
  );
  for (let told = false; ; told = true) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
    else if (!told) say('Waiting for another set-up to finish.');
    await sleep(300);
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

const packagesOf = (lockFile) => {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
};

/** npm keeps its own record of what is installed; platform packages of other systems are rightly absent from it. */
function packagesAreCurrent() {
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, wanted]) => !path || wanted.optional || installed[path]?.version === wanted.version,
  );
}

function installPackages() {
  if (packagesAreCurrent()) return;
  say('Installing packages (npm ci).');
  const npm = process.env.npm_execpath;
  const done = npm?.endsWith('.js') ? run(process.execPath, [npm, 'ci']) : run('npm', ['ci']);
  if (!done) stop('npm ci failed.');
}

/** Installs Debian packages where this process may; what needs them is looked for afterwards. */
function installDebianPackages(what, ...names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say(`Installing ${what} from the Debian packages.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  run('apt-get', ['update', '-qq'], env);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], env);
}

async function installBrowser() {
  if (await findChromium()) return;
  if (process.env.CHROME_PATH) stop(`CHROME_PATH is ${process.env.CHROME_PATH}, and there is no such file.`);
  installDebianPackages('Chromium', 'chromium', 'fonts-noto-core');
  // Only faster: older systems have no such package.
  installDebianPackages('a Chromium without windows', 'chromium-headless-shell');
  if (!(await findChromium())) {
    say("Downloading Playwright's Chromium.");
    run(process.execPath, [join('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  }
  if (!(await findChromium()))
    stop('No Chromium was found or could be installed. Install one, or set CHROME_PATH to its executable.');
}

function installRedis() {
  const isThere = () => !spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).error;
  if (isThere()) return;
  installDebianPackages('Redis', 'redis-server');
  if (!isThere())
    stop('No redis-server was found or could be installed. The tests of several proxies need one.');
}

try {
  checkNode();
  await withLock(async () => {
    installPackages();
    if (process.argv.includes('--browser')) await installBrowser();
    if (process.argv.includes('--redis')) installRedis();
  });
} catch (error) {
  say(error.plain ? error.message : error.stack);
  process.exitCode = 1;
}
