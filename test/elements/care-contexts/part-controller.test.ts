import { assert } from '@open-wc/testing';
import { type Part, PartController } from '../../../src/elements/care-contexts/part-controller.js';

/** A part that notes what is done with it, and how its loading ends. */
function opening() {
  const opened: string[] = [];
  const reported: unknown[] = [];
  const loads: { there(): void; fails(): void }[] = [];
  const part: Part<string> = {
    open: (what) => void opened.push(what),
    forget: () => void opened.push('forgotten'),
    render: () => undefined as never,
  };
  const controller = new PartController<string, Part<string>>({
    host: {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    },
    report: (error) => reported.push(error),
    load: () =>
      new Promise((there, fails) => {
        loads.push({ there: () => there(part), fails: () => fails(new TypeError('Failed to fetch')) });
      }),
  });
  return { controller, part, opened, reported, loads };
}

describe('What is shown instead of the list is loaded when it is asked for', () => {
  it('once: another time it is there at once', async () => {
    const { controller, part, opened, loads } = opening();
    const entered = controller.enter('V1');
    assert.isTrue(controller.isLoading);
    assert.deepEqual(controller.asked, { what: 'V1' });
    void controller.enter('V2');
    loads[0]!.there();
    await entered;
    assert.strictEqual(controller.open, part);
    assert.isFalse(controller.isLoading);
    controller.leave();
    assert.isUndefined(controller.open);
    void controller.enter('V3');
    assert.strictEqual(controller.open, part);
    assert.deepEqual(opened, ['V1', 'V3']);
    assert.lengthOf(loads, 1);
  });

  it('in vain: it is the network that failed, and the next try opens what was asked for', async () => {
    const { controller, opened, reported, loads } = opening();
    const entered = controller.enter('V1');
    loads[0]!.fails();
    await entered;
    assert.strictEqual(controller.failure?.kind, 'offline');
    assert.lengthOf(reported, 1);
    assert.isUndefined(controller.open);
    const again = controller.again();
    assert.isUndefined(controller.failure);
    assert.isTrue(controller.isLoading);
    loads[1]!.there();
    await again;
    assert.deepEqual(opened, ['V1']);
  });

  for (const how of ['leave', 'forget'] as const)
    it(`and stays closed after ${how}(), whether it comes or not`, async () => {
      const { controller, opened, loads } = opening();
      const entered = controller.enter('V1');
      controller[how]();
      assert.isFalse(controller.isLoading);
      loads[0]!.there();
      await entered;
      assert.isUndefined(controller.open);
      const second = controller.enter('V2');
      controller[how]();
      loads[1]!.fails();
      await second;
      assert.isUndefined(controller.failure);
      assert.deepEqual(opened, []);
    });

  it('what it knew of a patient goes with them', async () => {
    const { controller, opened, loads } = opening();
    const entered = controller.enter('V1');
    loads[0]!.there();
    await entered;
    controller.forget();
    assert.isUndefined(controller.open);
    assert.deepEqual(opened, ['V1', 'forgotten']);
  });
});
