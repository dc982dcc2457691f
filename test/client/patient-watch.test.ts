import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PatientWatch } from '../../src/client/patient-watch.js';
import { findSession } from '../../src/contract/session.js';
import { client, failure, json } from './answering.js';

function watched(): { watch: PatientWatch; told: () => number; stop: () => void } {
  const watch = new PatientWatch('/abdm');
  let told = 0;
  const stop = watch.listen(() => told++);
  return { watch, told: () => told, stop };
}

describe('the patient whom answers are about', () => {
  it('is nobody before the first answer, and the first one is no change', () => {
    const { watch, told } = watched();
    assert.equal(watch.epoch, undefined);
    watch.saw('one');
    assert.equal(watch.epoch, 'one');
    assert.equal(told(), 0);
  });

  it('the same again, or an answer that names none, is no change', () => {
    const { watch, told } = watched();
    for (const epoch of ['one', 'one', undefined]) watch.saw(epoch);
    assert.deepEqual([watch.epoch, told()], ['one', 0]);
  });

  it('another one is told, once for each change', () => {
    const { watch, told, stop } = watched();
    for (const epoch of ['one', 'two', 'two', 'three']) watch.saw(epoch);
    assert.equal(told(), 2);
    stop();
    watch.saw('four');
    assert.equal(told(), 2);
  });

  it('that is lost is nobody until the next answer', () => {
    const { watch, told } = watched();
    watch.lost();
    assert.equal(told(), 0);
    watch.saw('one');
    watch.lost();
    watch.lost();
    assert.deepEqual([watch.epoch, told()], [undefined, 1]);
  });

  it('changes when an answer of the client names another, or when the proxy says so', async () => {
    const answers = ['one', 'two'].map(
      (epoch) => () => json({ patients: [], gatewaySession: 'none' }, 200, { 'Abdm-Epoch': epoch }),
    );
    const refused = { error: { kind: 'patient-changed', nextStep: 'restart', requestId: 'r' } };
    const { client: abdm } = client([...answers, () => json(refused, 409)]);
    let told = 0;
    abdm.onPatientChange(() => told++);
    await abdm.call(findSession, {});
    await abdm.call(findSession, {});
    assert.deepEqual([abdm.epoch, told], ['two', 1]);
    assert.equal((await failure(abdm.call(findSession, {}))).kind, 'patient-changed');
    assert.deepEqual([abdm.epoch, told], [undefined, 2]);
  });
});
