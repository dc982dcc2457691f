import assert from 'node:assert/strict';
import { startSandbox, type DeskVisit, type SandboxServerOptions } from '../../src/sandbox/index.js';
import type { DiscoverAnswer } from '../../src/sandbox/linking/discovery.js';
import type { LinkedAnswer, LinkedProviderAnswer } from '../../src/sandbox/linking/linked-routes.js';
import { callerOf, overHttp, type Answer, type Caller } from './sandbox-caller.js';

/** A patient who links visits, over a sandbox's port. */
export interface LinkingCaller extends Caller, AsyncDisposable {
  readonly address: string;
  readonly patient: { readonly 'x-pt-id': string };
  /** A call under `/abdm/v1/care-contexts`. */
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  providers(): Promise<LinkedProviderAnswer[] | null>;
  linked(hipId: string): Promise<LinkedAnswer[] | null>;
  /** A discovery that finds somebody. */
  found(hipId: string, reference?: string): Promise<Found>;
  init(link: Link): Promise<Answer>;
  confirm(txn_id: string, otp: string): Promise<Answer>;
  /** Links a visit with the OTP that came to a mobile. */
  link(link: Link, mobile: string): Promise<void>;
  /** The patient's visits, as the desk sees them. */
  visits(): DeskVisit[];
}

/** What a discovery answered, and the first visit in it. */
export interface Found {
  readonly txn_id: string;
  readonly patients: NonNullable<DiscoverAnswer['patient']>;
  /** The body that begins to link the first visit. */
  readonly first: Link;
  readonly displays: readonly string[];
}

/** The body of `link/init`. */
export interface Link {
  readonly txn_id: string;
  readonly patient_ref_id: string;
  readonly cc_ref_id: string;
}

const base = '/abdm/v1/care-contexts';

/** Starts a sandbox in which facilities take no time, and signs somebody of its seed in. */
export async function openLinking(name: string, options: SandboxServerOptions = {}): Promise<LinkingCaller> {
  const server = await startSandbox({ facilityPace: 0, ...options });
  const linking = await linkingOf(await callerOf(overHttp(server)), name);
  return { ...linking, [Symbol.asyncDispose]: () => server.close() };
}

/** The same, for a caller that there is. */
export async function linkingOf(
  caller: Caller,
  name: string,
): Promise<Omit<LinkingCaller, keyof AsyncDisposable>> {
  const { call, sandbox } = caller;
  const address = `${name}@abdm`;
  const patient = await caller.signIn(address);
  const get: LinkingCaller['get'] = (path) => call('GET', `${base}/${path}`, undefined, patient);
  const post: LinkingCaller['post'] = (path, body) => call('POST', `${base}/${path}`, body, patient);
  const init: LinkingCaller['init'] = (link) => post('discover/link/init', link);
  const confirm: LinkingCaller['confirm'] = (txn_id, otp) => post('discover/link/confirm', { txn_id, otp });
  return {
    ...caller,
    address,
    patient,
    get,
    post,
    init,
    confirm,
    providers: async () => ((await get('providers')).json as { providers: LinkedProviderAnswer[] }).providers,
    async linked(hipId) {
      const answer = await get(`linked?hip_id=${hipId}`);
      assert.equal(answer.status, 200, answer.text);
      return (answer.json as { care_contexts: LinkedAnswer[] | null }).care_contexts;
    },
    async found(hip_id, ref_id) {
      const answer = await post('discover', { hip_id, ref_id });
      assert.equal(answer.status, 200, answer.text);
      const { txn_id, patient: patients } = answer.json as DiscoverAnswer;
      assert(patients, 'somebody was found');
      const first = patients.find(({ care_contexts }) => care_contexts?.length);
      return {
        txn_id,
        patients,
        first: { txn_id, patient_ref_id: first?.id ?? '', cc_ref_id: first?.care_contexts?.[0]?.id ?? '' },
        displays: patients.flatMap(({ care_contexts }) => care_contexts ?? []).map(({ display }) => display),
      };
    },
    async link(link, mobile) {
      const begun = await init(link);
      assert.equal(begun.status, 200, begun.text);
      const confirmed = await confirm(begun.body.txn_id, caller.newestOtp(mobile));
      assert.deepEqual(confirmed.json, { cc_ref_id: link.cc_ref_id, txn_id: begun.body.txn_id });
    },
    visits: () => sandbox.desk.visits(address),
  };
}
