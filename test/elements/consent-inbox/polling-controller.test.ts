import { assert } from '@open-wc/testing';
import {
  often,
  PollingController,
  restsAfter,
  seldom,
} from '../../../src/elements/consent-inbox/polling-controller.js';
import { hostWith, type TestHost } from '../../controllers/host.js';

interface Timer {
  readonly delay: number;
  run(): void;
}

const real = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  now: Date.now.bind(Date),
};

/** A page whose timers only run when a test says so. */
class Page {
  readonly timers = new Map<number, Timer>();
  #now = 1_000_000;
  isHidden = false;

  constructor() {
    let last = 0;
    globalThis.setTimeout = ((run: () => void, delay = 0) => {
      this.timers.set(++last, { delay, run });
      return last;
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((id: number) => this.timers.delete(id)) as unknown as typeof clearTimeout;
    Date.now = () => this.#now;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => this.isHidden });
  }

  /** What the page waits for, in milliseconds. */
  get delays(): number[] {
    return [...this.timers.values()].map(({ delay }) => delay);
  }

  later(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Runs the one timer that there is, and what follows from it. */
  async ring(): Promise<void> {
    const [[id, timer]] = this.timers as unknown as [[number, Timer]];
    this.timers.delete(id);
    timer.run();
    await settled();
  }

  async show(isShown: boolean): Promise<void> {
    this.isHidden = !isShown;
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
  }

  end(): void {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.now;
    Reflect.deleteProperty(document, 'hidden');
  }
}

const settled = (): Promise<void> => new Promise((resolve) => real.setTimeout(resolve));

describe('PollingController', () => {
  let page: Page;
  let host: TestHost;
  let turns: number[];
  let mayPoll: boolean;
  let isLive: boolean;
  let answer: Promise<void>;

  beforeEach(() => {
    page = new Page();
    turns = [];
    mayPoll = true;
    isLive = false;
    answer = Promise.resolve();
    ({ host } = hostWith(
      (element) =>
        new PollingController(element, {
          mayPoll: () => mayPoll,
          isLive: () => isLive,
          poll: (turn) => {
            turns.push(turn);
            return answer;
          },
        }),
    ));
  });

  afterEach(() => {
    host.remove();
    page.end();
  });

  it('polls every 15 seconds, and the next one waits for the one before', async () => {
    assert.deepEqual([page.delays, often], [[15_000], 15_000]);
    await page.ring();
    assert.deepEqual([turns, page.delays], [[0], [often]]);
    let finish = (): void => undefined;
    answer = new Promise((resolve) => (finish = resolve));
    await page.ring();
    assert.deepEqual([turns, page.delays], [[0, 1], []]);
    dispatchEvent(new Event('online'));
    await settled();
    assert.deepEqual(turns, [0, 1]);
    finish();
    await settled();
    assert.deepEqual(page.delays, [often]);
  });

  it('polls once a minute after five minutes without pointer and key, and at once after the next', async () => {
    page.later(restsAfter);
    await page.ring();
    assert.deepEqual([page.delays, seldom], [[60_000], 60_000]);
    document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
    await settled();
    assert.deepEqual([turns, page.delays], [[0, 1], [often]]);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
    await settled();
    assert.deepEqual(turns, [0, 1]);
  });

  it('polls once a minute while changes are told: not all may be', async () => {
    isLive = true;
    await page.ring();
    assert.deepEqual([turns, page.delays], [[0], [seldom]]);
    isLive = false;
    await page.ring();
    assert.deepEqual([turns, page.delays], [[0, 1], [often]]);
  });

  it('never polls in a page that nobody sees, and at once when it is seen again', async () => {
    await page.show(false);
    if (page.timers.size > 0) await page.ring();
    dispatchEvent(new Event('online'));
    await settled();
    assert.deepEqual([turns, page.delays], [[], []]);
    await page.show(true);
    assert.deepEqual([turns, page.delays], [[0], [often]]);
  });

  it('polls at once when the page is online again', async () => {
    dispatchEvent(new Event('online'));
    await settled();
    assert.deepEqual([turns, page.delays], [[0], [often]]);
  });

  it('asks for nothing while there is no sense in it, and goes on afterwards', async () => {
    mayPoll = false;
    await page.ring();
    await page.show(true);
    assert.deepEqual(turns, []);
    mayPoll = true;
    await page.ring();
    assert.deepEqual(turns, [0]);
  });

  it('removed, it leaves no timer and no listener behind; added again, it goes on', async () => {
    host.remove();
    assert.isEmpty(page.delays);
    dispatchEvent(new Event('online'));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
    await page.show(true);
    assert.deepEqual([turns, page.delays], [[], []]);
    document.body.append(host);
    assert.deepEqual(page.delays, [often]);
  });

  it('removed while it polls, it does not go on', async () => {
    let finish = (): void => undefined;
    answer = new Promise((resolve) => (finish = resolve));
    await page.ring();
    host.remove();
    finish();
    await settled();
    assert.isEmpty(page.delays);
  });
});
