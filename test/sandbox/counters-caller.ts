import assert from 'node:assert/strict';
import type { Counter } from '../../src/abdm/counter.js';
import { counterSeed } from '../../src/sandbox/counters/seed.js';
import type { CounterBehaviour, DeskShare, SandboxServerOptions } from '../../src/sandbox/index.js';
import type { ShareStatusAnswer } from '../../src/sandbox/counters/routes.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { callerOf, overHttp, type Answer, type Caller } from './sandbox-caller.js';

/** A patient at counters, over a sandbox's port. */
export interface CounterCaller extends Caller {
  readonly address: string;
  readonly patient: { readonly 'x-pt-id': string };
  /** The body that shares the patient's details with a counter. */
  body(counter: Counter): ShareBody;
  /** Sends a body; a counter stands for the usual one. */
  share(sent: Counter | object): Promise<Answer>;
  /** Shares with a counter that takes it; gives the request's id. */
  shared(counter: Counter): Promise<string>;
  status(requestId: string): Promise<Answer>;
  /** How a request stands that is not refused by an error. */
  stands(requestId: string): Promise<ShareStatusAnswer>;
  /** What a counter received, as the desk sees it. */
  received(counter: Counter): DeskShare[];
}

/** What is sent to a counter. */
export interface ShareBody {
  readonly hip_id: string;
  readonly counter_id: string;
  readonly patient: Readonly<Record<string, unknown>>;
}

const path = '/abdm/v2/profile/share';

/** The counter of the seed that answers in a way. */
export function counterThatIs(behaviour: CounterBehaviour): Counter {
  const counter = counterSeed.find((one) => one.behaviour === behaviour);
  assert(counter);
  return { hipId: counter.hipId, counterId: counter.counterId };
}

/** Starts a sandbox, and signs somebody of its seed in. */
export async function openCounters(
  name = 'rohan.deshpande',
  options: SandboxServerOptions = {},
): Promise<CounterCaller & AsyncDisposable> {
  const server = await startSandbox(options);
  const caller = await countersOf(await callerOf(overHttp(server)), name);
  return { ...caller, [Symbol.asyncDispose]: () => server.close() };
}

/** The same, for a caller that there is. */
export async function countersOf(caller: Caller, name = 'rohan.deshpande'): Promise<CounterCaller> {
  const { call, sandbox } = caller;
  const address = `${name}@abdm`;
  const patient = await caller.signIn(address);
  const counters: CounterCaller = {
    ...caller,
    address,
    patient,
    body: ({ hipId, counterId }) => ({
      hip_id: hipId,
      counter_id: counterId,
      patient: {
        abha_address: address,
        name: 'Somebody Invented',
        gender: 'M',
        day_of_birth: '05',
        month_of_birth: '11',
        year_of_birth: '1987',
        mobile: '9999900099',
        address: { line: '12 Tilak Road', district: 'PUNE', state: 'MAHARASHTRA', pin_code: '411030' },
      },
    }),
    share: (sent) => call('POST', path, 'counterId' in sent ? counters.body(sent) : sent, patient),
    async shared(counter) {
      const answer = await counters.share(counter);
      assert.equal(answer.status, 202, answer.text);
      return (answer.json as ShareStatusAnswer).request_id;
    },
    status: (id) => call('GET', `${path}/${encodeURIComponent(id)}`, undefined, patient),
    async stands(id) {
      const answer = await counters.status(id);
      assert.equal(answer.status, 200, answer.text);
      return answer.json as ShareStatusAnswer;
    },
    received: (counter) => sandbox.desk.shares(counter),
  };
  return counters;
}
