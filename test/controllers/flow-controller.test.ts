import { assert } from '@open-wc/testing';
import type { AbdmError } from '../../src/client/abdm-error.js';
import { AbdmClient } from '../../src/client/abdm-client.js';
import type { Connection } from '../../src/context/connection.js';
import { findSession, type Session, signOut } from '../../src/contract/session.js';
import {
  FlowController,
  type FlowEvent,
  type FlowTransition,
} from '../../src/controllers/flow-controller.js';
import { fixtureFetch, type FixtureFetch, held, offline, refuse, type Script } from '../support/fixtures.js';
import { until } from '../support/until.js';
import { hostWith, type TestHost } from './host.js';

const routes = { findSession, signOut };
type Calls = typeof routes;
interface State {
  readonly turn: number;
  readonly heard: readonly string[];
}
type Press = { readonly type: 'press'; readonly name: keyof Calls };
type Note = { readonly type: 'note' };
type Event = FlowEvent<Calls> | Press;

const nobody: Session = { patients: [], gatewaySession: 'none' };
const session: Session = { patients: [], gatewaySession: 'open' };

function next(state: State, event: Event): FlowTransition<State, Calls, Note> {
  const heard = [...state.heard, event.type === 'failed' ? `failed ${event.failure.kind}` : event.type];
  if (event.type !== 'press') return { state: { ...state, heard }, effects: [] };
  const turn = state.turn + 1;
  return {
    state: { turn, heard },
    effects: [{ type: 'note' }, { type: 'call', turn, name: event.name, request: {} }],
  };
}

interface Page {
  readonly host: TestHost;
  readonly flow: FlowController<State, Calls, Event, Note>;
  readonly backend: FixtureFetch;
  readonly notes: string[];
}

function page(
  script: Script,
  prepare = (): Promise<Calls> => Promise.resolve(routes),
  connected = true,
): Page {
  const backend = fixtureFetch(script);
  const client = new AbdmClient({ baseUrl: '/flow', fetch: backend, retryDelay: 1 });
  const connection: Connection | undefined = connected ? { version: 1, client } : undefined;
  const notes: string[] = [];
  const { host, controller } = hostWith(
    (element) =>
      new FlowController<State, Calls, Event, Note>(element, {
        start: () => ({ turn: 0, heard: [] }),
        next,
        connection: () => connection,
        prepare,
        run: ({ type }) => notes.push(type),
        moved: (from, to) => notes.push(`moved ${from.heard.length} to ${to.heard.length}`),
        failed: (error: AbdmError) => notes.push(`failed ${error.kind}`),
        forget: () => notes.push('forgot'),
      }),
  );
  return { host, flow: controller, backend, notes };
}
const press: Press = { type: 'press', name: 'findSession' };

describe('FlowController', () => {
  it('makes the calls of a flow and feeds the answers back; other work goes to the element', async () => {
    const { flow, notes, host } = page({ findSession: session });
    flow.send(press);
    await until(() => flow.state.heard.includes('answered'));
    assert.deepEqual(notes, ['moved 0 to 1', 'note', 'moved 1 to 2']);
    host.remove();
  });

  it('feeds failures back by their kind, and reports them', async () => {
    const { flow, notes, host } = page({ findSession: refuse('sign-in-required') });
    flow.send(press);
    await until(() => flow.state.heard.includes('failed sign-in-required'));
    assert.include(notes, 'failed sign-in-required');
    host.remove();
  });

  it('says that another patient is signed in, instead of a failure', async () => {
    const { flow, host } = page({ signOut: refuse('patient-changed') });
    flow.send({ type: 'press', name: 'signOut' });
    await until(() => flow.state.heard.length === 2);
    assert.deepEqual(flow.state.heard, ['press', 'patient-changed']);
    host.remove();
  });

  it('takes a part of the kit that cannot be loaded for a lost network', async () => {
    const { flow, backend, host } = page({}, () => Promise.reject(new TypeError('Failed to fetch')));
    flow.send(press);
    await until(() => flow.state.heard.includes('failed offline'));
    assert.lengthOf(backend.calls, 0);
    host.remove();
  });

  it('takes a missing connection for a fault of ours', async () => {
    const { flow, host } = page({}, undefined, false);
    flow.send(press);
    await until(() => flow.state.heard.includes('failed internal'));
    host.remove();
  });

  it('says nothing of a failure that belongs to an older turn', async () => {
    const { flow, backend, notes, host } = page({ signOut: offline, findSession: nobody });
    flow.send({ type: 'press', name: 'signOut' });
    flow.state = { ...flow.state, turn: 7 };
    await until(() => backend.of('signOut').length === 1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.deepEqual(flow.state.heard, ['press']);
    assert.notInclude(notes, 'failed offline');
    host.remove();
  });

  it('gives calls up, and their answers come to nothing', async () => {
    const answers = held();
    const { flow, backend, host } = page({ signOut: answers.answer });
    flow.send({ type: 'press', name: 'signOut' });
    await until(() => backend.of('signOut').length === 1);
    flow.giveUp();
    assert.isTrue(backend.calls[0]!.signal.aborted);
    answers.release(0, nobody);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.deepEqual(flow.state.heard, ['press']);
    host.remove();
  });

  it('reset begins anew with a later turn, so that no answer of before counts', async () => {
    const answers = held();
    const { flow, backend, notes, host } = page({ signOut: answers.answer });
    flow.send({ type: 'press', name: 'signOut' });
    await until(() => backend.of('signOut').length === 1);
    flow.reset();
    assert.deepEqual(flow.state, { turn: 2, heard: [] });
    assert.include(notes, 'forgot');
    host.remove();
  });

  it('goes on in an element that is moved, and forgets in one that is removed', async () => {
    const { flow, host } = page({ findSession: session });
    flow.send(press);
    document.body.append(host);
    await until(() => flow.state.heard.includes('answered'));
    host.remove();
    await until(() => flow.state.heard.length === 0);
  });
});
