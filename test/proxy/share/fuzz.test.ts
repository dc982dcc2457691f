import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorAnswer } from '../../../src/contract/errors.js';
import { profileShare, reviewShare } from '../../../src/contract/share.js';
import { type CounterDecision, type ProfileToShare, UpstreamError } from '../../../src/proxy/index.js';
import fc from '../../support/fast-check.js';
import { fuzzRuns } from '../../support/fuzz.js';
import { Browser, patientNumber, testPortal } from '../portal.js';
import { list, read, review, share } from '../share-steps.js';

type Reply = CounterDecision | 'waiting' | 'upstream-timeout' | 'share-duplicate';

const expiries = fc.constantFrom(
  undefined,
  '2026-11-01T09:00:30.000Z',
  '2026-11-01T10:00:00.000Z',
  '1990-01-01T00:00:00Z',
);
const reply: fc.Arbitrary<Reply> = fc.oneof(
  fc.constantFrom<Reply>('waiting', 'upstream-timeout', 'share-duplicate', { state: 'refused' }),
  expiries.map((expiresAt): Reply => ({
    state: 'issued',
    tokenNumber: '42',
    ...(expiresAt && { expiresAt }),
  })),
);
const step = fc.record({
  does: fc.constantFrom('share', 'share twice', 'read', 'read twice', 'list', 'review', 'wait'),
  who: fc.constantFrom(0, 1),
  at: fc.constantFrom('1', '2'),
  which: fc.nat(5),
  reply,
  seconds: fc.constantFrom(1, 20, 61, 1000),
});

/** When a token ends that a counter gave. */
function endOf(expiresAt: string | undefined, sharedAt: number): number {
  const told = Date.parse(expiresAt ?? '');
  return told > sharedAt ? told : sharedAt + 1_800_000;
}

test('whatever happens in whatever order: one share per patient and counter, told once each, seen by nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
      let wanted: Reply = 'waiting';
      const told: string[] = [];
      /** What went to counters, and until when nothing may go there anew. */
      const sent = new Map<string, { readonly place: string; readonly at: number; quietUntil: number }>();
      const portal = testPortal({
        signInLife: { idleSeconds: 1e6, absoluteSeconds: 1e6 },
        hooks: { onShared: ({ state }) => void told.push(state) },
      });
      const { upstream, clock, proxy } = portal;
      const { script } = upstream;
      const asked = (requestId: string): CounterDecision | { state: 'waiting'; requestId: string } => {
        if (wanted === 'waiting') return { state: wanted, requestId };
        if (typeof wanted === 'string') throw new UpstreamError(wanted);
        const kept = sent.get(requestId) ?? assert.fail('never sent');
        kept.quietUntil = wanted.state === 'refused' ? 0 : endOf(wanted.expiresAt, kept.at);
        return wanted;
      };
      script.shares.read = asked;
      script.shares.share = ({ counter, patient }: ProfileToShare) => {
        const place = `${patient.abhaAddress} ${counter.counterId}`;
        const at = clock.now();
        for (const earlier of sent.values()) {
          assert(earlier.place !== place || at >= earlier.quietUntil, `${place} got a profile too early`);
        }
        const requestId = `upstream-${sent.size}`;
        const quietUntil = wanted === 'upstream-timeout' || wanted === 'share-duplicate' ? 0 : at + 60_000;
        sent.set(requestId, { place, at, quietUntil });
        return asked(requestId);
      };
      const browsers: Browser[] = [];
      for (const number of [1, 2]) {
        const browser = new Browser(proxy);
        script.login = () => ({ next: 'done', ...patientNumber(number) });
        await browser.login(number);
        browsers.push(browser);
      }
      const known: Set<string>[] = [new Set(), new Set()];
      let shares = 0;
      for (const { does, who, at, which, reply: next, seconds } of steps) {
        wanted = next;
        const [browser = browsers[0], own = new Set<string>()] = [browsers[who], known[who]];
        assert(browser);
        const counter = { hipId: 'HIP-1', counterId: at };
        const id = [...(known[0] ?? []), ...(known[1] ?? [])][which] ?? 'x'.repeat(22);
        const times = does.endsWith('twice') ? 2 : 1;
        if (does.startsWith('share')) {
          const answers = await Promise.all(Array.from({ length: times }, () => share(browser, counter)));
          for (const { status, body, text } of answers) {
            assert(!text.includes('upstream-') || status !== 200, text);
            if (status !== 200) assert(errorAnswer.safeParse(body).success, text);
            else {
              const { success, data } = profileShare.safeParse(body);
              assert(success && data.counterId === at, text);
              shares += own.has(data.id) ? 0 : 1;
              own.add(data.id);
            }
          }
        } else if (does.startsWith('read')) {
          for (const { status, text } of await Promise.all(
            Array.from({ length: times }, () => read(browser, id)),
          )) {
            if (!own.has(id)) assert.equal(status, 404, text);
          }
        } else if (does === 'list') {
          const ids = (await list(browser)).map((share) => share.id);
          assert(ids.every((listed) => own.has(listed)) && new Set(ids).size === ids.length);
        } else if (does === 'review') {
          const { body, text } = await review(browser, counter);
          assert(reviewShare.response.safeParse(body).success, text);
          assert(body.share === undefined || (own.has(body.share.id) && body.share.counterId === at));
        } else clock.advance(seconds);
      }
      // What the script itself found wrong is an unexpected error of the proxy.
      const unexpected = portal.log.lines.filter(({ level }) => level === 'error');
      assert.deepEqual(unexpected, []);
      const count = (state: string): number => told.filter((one) => one === state).length;
      assert(count('issued') + count('refused') <= shares);
      assert(count('waiting') <= shares && told.length >= shares);
    }),
    { numRuns: fuzzRuns(150) },
  );
});
