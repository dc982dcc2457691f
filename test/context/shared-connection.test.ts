import { ContextEvent, ContextProvider } from '@lit/context';
import { assert } from '@open-wc/testing';
import { attachContextRoot } from '../../src/context/context-root.js';
import { type Connection, connectionContext } from '../../src/context/connection.js';
import { sharedConnection } from '../../src/context/shared-connection.js';

describe('The shared connection', () => {
  it('is one for each base URL', () => {
    assert.strictEqual(sharedConnection('/abdm'), sharedConnection('/abdm'));
    assert.notStrictEqual(sharedConnection('/abdm'), sharedConnection('/other'));
    assert.strictEqual(sharedConnection('/other').client.baseUrl, '/other');
  });

  it('has a key and a version that other copies of the kit know', () => {
    assert.isTrue(Object.is(connectionContext, Symbol.for('abdm-elements.connection.1')));
    assert.strictEqual(sharedConnection('/abdm').version, 1);
  });

  it('who asks too early is answered when a provider comes, once per page', () => {
    attachContextRoot();
    attachContextRoot();
    const around = document.createElement('div');
    const asking = document.createElement('p');
    around.append(asking);
    document.body.append(around);
    const answers: unknown[] = [];
    const callback = (value: Connection | undefined): void => void answers.push(value?.client.baseUrl);
    asking.dispatchEvent(new ContextEvent(connectionContext, asking, callback, true));
    assert.deepEqual(answers, []);
    new ContextProvider(around, {
      context: connectionContext,
      initialValue: sharedConnection('/late'),
    }).hostConnected();
    assert.deepEqual(answers, ['/late']);
    around.remove();
  });
});
