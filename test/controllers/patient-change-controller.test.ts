import { assert } from '@open-wc/testing';
import type { PatientListener } from '../../src/client/patient-watch.js';
import type { Connection } from '../../src/context/connection.js';
import { PatientChangeController } from '../../src/controllers/patient-change-controller.js';
import { hostWith } from './host.js';

function connection(listeners: Set<PatientListener>): Connection {
  const onPatientChange = (listener: PatientListener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { version: 1, client: { onPatientChange } as unknown as Connection['client'] };
}

describe('PatientChangeController', () => {
  it('tells of a change once, follows its connection, and stops when the element goes', async () => {
    const first = new Set<PatientListener>();
    const second = new Set<PatientListener>();
    let present: Connection | undefined = connection(first);
    let told = 0;
    const { host } = hostWith(
      (element) =>
        new PatientChangeController(
          element,
          () => present,
          () => told++,
        ),
    );
    await host.updateComplete;
    for (const listener of first) listener();
    assert.strictEqual(told, 1);
    present = connection(second);
    host.requestUpdate();
    await host.updateComplete;
    assert.deepEqual([first.size, second.size], [0, 1]);
    host.remove();
    assert.strictEqual(second.size, 0);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    assert.strictEqual(told, 1);
  });

  it('a page that is left is away until it comes back, and a kept one may show somebody else', () => {
    let told = 0;
    const { host, controller } = hostWith(
      (element) =>
        new PatientChangeController(
          element,
          () => undefined,
          () => told++,
        ),
    );
    assert.isFalse(controller.isAway);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    assert.isTrue(controller.isAway);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    assert.deepEqual([controller.isAway, told], [false, 0]);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    assert.strictEqual(told, 1);
    host.remove();
  });
});
