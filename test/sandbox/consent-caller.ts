import assert from 'node:assert/strict';
import type { DeskRequest, SandboxOptions } from '../../src/sandbox/index.js';
import type { RequestAnswer, RequestHeadAnswer } from '../../src/sandbox/consents/request-answers.js';
import { callerOf, openCaller, type Answer, type CalledSandbox, type Caller } from './sandbox-caller.js';

/** The lists of `GET /requests`. */
export interface Lists {
  readonly consents: readonly RequestHeadAnswer[];
  readonly subscriptions: readonly RequestHeadAnswer[];
  readonly authorizations: readonly RequestHeadAnswer[];
}

/** What a patient can do with requests. */
export interface ConsentCaller extends Caller {
  readonly patient: { readonly 'x-pt-id': string };
  list(status: string, type?: string): Promise<Lists>;
  details(id: string, type?: string): Promise<RequestAnswer>;
  /** A call under `/abdm/v1/consents`. */
  consents(step: string, body?: unknown): Promise<Answer>;
  /** What the asking hospital sees. */
  seen(id: string): DeskRequest;
  /** Has a hospital ask this patient; gives the request. */
  ask(wish?: object): Promise<RequestAnswer>;
}

/** For tests in which days go by. */
export const longLived = { gatewaySessionSeconds: 1e9, accessTokenSeconds: 1e9 } as const;

/** Opens a sandbox and signs in somebody of its seed. */
export async function openPatient(name: string, options: SandboxOptions = {}): Promise<ConsentCaller> {
  return patientOf(await openCaller(options), name);
}

/** Signs somebody in to a sandbox that is open. */
export async function patientIn(sandbox: CalledSandbox, name: string): Promise<ConsentCaller> {
  return patientOf(await callerOf(sandbox), name);
}

/** The same caller, for somebody who is signed in with it. */
export async function patientOf(caller: Caller, name: string): Promise<ConsentCaller> {
  const { call, sandbox } = caller;
  const address = `${name}@abdm`;
  const patient = await caller.signIn(address);
  const get = async (path: string): Promise<unknown> => {
    const answer = await call('GET', `/abdm/v1/${path}`, undefined, patient);
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  };
  const details = async (id: string, type = 'consent') =>
    (await get(`request?id=${id}&type=${type}`)) as RequestAnswer;
  return {
    ...caller,
    patient,
    details,
    list: async (status, type = 'all') => (await get(`requests?status=${status}&type=${type}`)) as Lists,
    consents: (step, body) => call('POST', `/abdm/v1/consents/${step}`, body, patient),
    seen(id) {
      const request = sandbox.desk.request(id);
      assert(request, id);
      return request;
    },
    async ask(wish = {}) {
      const asked = await call('POST', '/_desk/requests', {
        abha_address: address,
        kind: 'consent',
        ...wish,
      });
      assert.equal(asked.status, 200, asked.text);
      return details((asked.json as { id: string }).id);
    },
  };
}

/** The body that grants all that a request asks for. */
export function wholeApproval(request: RequestAnswer): {
  id: string;
  consent_artefacts: {
    hip_id: string;
    care_contexts: { id: string; display: string }[];
    hi_types: string[];
    duration: { from: string; to: string };
    erase_at: string;
    access_mode: string;
  }[];
} {
  return {
    id: request.id,
    consent_artefacts: request.providers.map(({ hip, care_contexts }) => ({
      hip_id: hip.id,
      care_contexts: care_contexts ?? [],
      hi_types: request.hi_types.map(({ id }) => id.trim()),
      duration: request.duration,
      erase_at: request.erase_at,
      access_mode: 'view',
    })),
  };
}
