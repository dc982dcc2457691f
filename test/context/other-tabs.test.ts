import { assert } from '@open-wc/testing';
import { AbdmClient } from '../../src/client/abdm-client.js';
import { isAbdmError } from '../../src/client/abdm-error.js';
import type { Renewal } from '../../src/client/session-gate.js';
import { readProfile } from '../../src/contract/profile.js';
import { findSession } from '../../src/contract/session.js';
import { until } from '../support/until.js';

const json = (body: unknown, status: number, epoch: string): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Abdm-Epoch': epoch } });

/** One proxy for all tabs of a browser. */
class Proxy {
  open = false;
  epoch = 'one';

  readonly fetch = (input: RequestInfo | URL): Promise<Response> => Promise.resolve(this.#answer(input));

  #answer(input: RequestInfo | URL): Response {
    const { pathname } = new URL((input as Request).url);
    const gatewaySession = this.open ? 'open' : 'expired';
    if (pathname.endsWith('/v1/session')) return json({ patients: [], gatewaySession }, 200, this.epoch);
    if (!this.open) {
      const error = { kind: 'session-expired', nextStep: 'sign-in', requestId: 'r' };
      return json({ error }, 401, this.epoch);
    }
    const abhaAddress = 'nisha@abdm';
    return json(
      { etag: 'tag', abhaAddress, abhaAddresses: [abhaAddress], kycVerified: false, fullName: 'Nisha' },
      200,
      this.epoch,
    );
  }
}

let tests = 0;

/** Clients of two tabs; each test has a base of its own, and so channels and locks of its own. */
function twoTabs(proxy: Proxy): [AbdmClient, AbdmClient] {
  const baseUrl = `/abdm-${++tests}`;
  const tab = (): AbdmClient => new AbdmClient({ baseUrl, fetch: proxy.fetch, retryDelay: 1 });
  return [tab(), tab()];
}

const kindOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => (isAbdmError(error) ? error.kind : String(error)),
  );

/** What the tabs told each other so far has come. */
const messagesDelivered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

describe('Two tabs of one browser', () => {
  it('the other tab is told when another patient has signed in, and then knows none', async () => {
    const proxy = new Proxy();
    const [here, there] = twoTabs(proxy);
    await Promise.all([here.call(findSession, {}), there.call(findSession, {})]);
    await messagesDelivered();
    let told = 0;
    there.onPatientChange(() => told++);
    proxy.epoch = 'two';
    await here.call(findSession, {});
    await until(() => told === 1);
    assert.deepEqual([here.epoch, there.epoch], ['two', undefined]);
  });

  it('renew the session once: the second finds it open', async () => {
    const proxy = new Proxy();
    const tabs = twoTabs(proxy);
    let asked = 0;
    let renew = (): void => undefined;
    for (const { session } of tabs)
      session.register(
        () =>
          new Promise<Renewal>((resolve) => {
            asked++;
            renew = () => {
              proxy.open = true;
              resolve('renewed');
            };
          }),
        'shared',
      );
    const calls = tabs.map((tab) => tab.call(readProfile, {}));
    await until(() => asked === 1);
    renew();
    for (const { fullName } of await Promise.all(calls)) assert.equal(fullName, 'Nisha');
    assert.equal(asked, 1);
  });

  it('a patient who says no in one is not asked again in the other', async () => {
    const proxy = new Proxy();
    const tabs = twoTabs(proxy);
    let asked = 0;
    let refuse = (): void => undefined;
    for (const { session } of tabs)
      session.register(
        () =>
          new Promise<Renewal>((resolve) => {
            asked++;
            refuse = () => resolve('ended');
          }),
        'shared',
      );
    const kinds = tabs.map((tab) => kindOf(tab.call(readProfile, {})));
    await until(() => asked === 1 && tabs.every(({ session }) => session.isRenewing));
    await messagesDelivered();
    refuse();
    assert.deepEqual(await Promise.all(kinds), ['session-expired', 'session-expired']);
    assert.equal(asked, 1);
  });
});
