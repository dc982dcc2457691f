import { assert } from '@open-wc/testing';
import { ClockController } from '../../src/controllers/clock-controller.js';
import { hostWith } from './host.js';

const intervals = new Set<number>();
const originals = { setInterval: globalThis.setInterval, clearInterval: globalThis.clearInterval };
let tick: () => void = () => undefined;

describe('The clock of an element', () => {
  beforeEach(() => {
    let next = 1;
    Object.assign(globalThis, {
      setInterval: (work: () => void) => {
        tick = work;
        intervals.add(next);
        return next++;
      },
      clearInterval: (id: number) => intervals.delete(id),
    });
  });

  afterEach(() => {
    Object.assign(globalThis, originals);
    intervals.clear();
  });

  it('ticks only while something is counted down, and once however often it renders', async () => {
    let until: number | undefined;
    const { host } = hostWith((element) => new ClockController(element, () => until));
    await host.updateComplete;
    assert.strictEqual(intervals.size, 0);
    until = Date.now() + 60_000;
    for (let time = 0; time < 3; time++) {
      host.requestUpdate();
      await host.updateComplete;
    }
    assert.strictEqual(intervals.size, 1);
    const { renders } = host;
    tick();
    await host.updateComplete;
    assert.strictEqual(host.renders, renders + 1);
    until = Date.now() - 1;
    tick();
    await host.updateComplete;
    assert.strictEqual(intervals.size, 0);
    host.remove();
  });

  it('stops when the element is removed', async () => {
    const { host } = hostWith((element) => new ClockController(element, () => Date.now() + 60_000));
    await host.updateComplete;
    host.remove();
    assert.strictEqual(intervals.size, 0);
  });
});
