import { assert } from '@open-wc/testing';
import { facilityNameProblem } from '../../../src/abdm/care-contexts.js';
import { AbdmError } from '../../../src/client/index.js';
import {
  compositionRest,
  type Found,
  SearchController,
  typingRest,
} from '../../../src/elements/provider-search/search-controller.js';
import fc from '../../support/fast-check.js';

/** A request of a search, that a test answers when it likes. */
interface Asked {
  readonly name: string;
  readonly signal: AbortSignal;
  answer(found: Found): void;
  fail(error: Error): void;
}

/** Facilities that say what was searched for. */
const foundFor = (name: string): Found => ({ providers: [{ hipId: 'IN01', name }], more: false });

/** Time that passes only when a test says so. */
class Clock {
  #now = 0;
  #next = 1;
  readonly #timers = new Map<number, { at: number; run: () => void }>();
  readonly #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

  constructor() {
    globalThis.setTimeout = ((run: () => void, delay = 0) => {
      this.#timers.set(this.#next, { at: this.#now + delay, run });
      return this.#next++;
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((timer: number) => this.#timers.delete(timer)) as typeof clearTimeout;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const [timer, { at, run }] of [...this.#timers].sort(([, a], [, b]) => a.at - b.at)) {
      if (at <= this.#now && this.#timers.delete(timer)) run();
    }
  }

  end(): void {
    Object.assign(globalThis, this.#real);
  }
}

/** A search with its requests. */
function desk() {
  const asked: Asked[] = [];
  const errors: AbdmError[] = [];
  const answers: Found[] = [];
  const search = new SearchController({
    search: (name, signal) => new Promise((answer, fail) => asked.push({ name, signal, answer, fail })),
    moved: () => undefined,
    answered: (found) => answers.push(found),
    failed: (error) => errors.push(error),
  });
  return { search, asked, errors, answers };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

describe('SearchController', () => {
  let clock: Clock;
  beforeEach(() => {
    clock = new Clock();
  });
  afterEach(() => clock.end());

  it('P2 1.2: asks for three characters or more, once typing has rested', async () => {
    const { search, asked } = desk();
    for (const text of ['c', 'ca', ' ca ', 'ci', 'cit', 'city']) {
      search.type(text);
      clock.pass(typingRest - 1);
    }
    assert.isEmpty(asked);
    assert.strictEqual(search.phase, 'loading');
    clock.pass(1);
    assert.deepEqual(
      asked.map(({ name }) => name),
      ['city'],
    );
    asked[0]!.answer(foundFor('city'));
    await settle();
    assert.deepEqual([search.phase, search.found], ['found', foundFor('city')]);
  });

  it('counts characters, not units: two of a script beyond the first plane are too short', () => {
    const { search, asked } = desk();
    search.type('𑄌𑄋');
    clock.pass(typingRest);
    assert.isEmpty(asked);
    assert.deepEqual([search.phase, search.problem], ['idle', 'too-short']);
  });

  it('asks for a composed name without spaces around it, and not again for more spaces', async () => {
    const { search, asked } = desk();
    search.type('  Cafe\u0301 ');
    clock.pass(typingRest);
    assert.strictEqual(asked[0]!.name, 'Café');
    asked[0]!.answer(foundFor('Café'));
    await settle();
    search.type('Café   ');
    clock.pass(typingRest);
    assert.lengthOf(asked, 1);
    assert.strictEqual(search.phase, 'found');
    assert.strictEqual(search.text, 'Café   ');
  });

  it('a newer text gives the older request up, and its answer is never shown', async () => {
    const { search, asked, answers } = desk();
    search.type('city');
    clock.pass(typingRest);
    search.type('citys');
    assert.isTrue(asked[0]!.signal.aborted);
    asked[0]!.answer(foundFor('city'));
    await settle();
    assert.isUndefined(search.found);
    clock.pass(typingRest);
    asked[1]!.answer(foundFor('citys'));
    await settle();
    assert.deepEqual(search.found, foundFor('citys'));
    assert.deepEqual(answers, [foundFor('citys')]);
  });

  it('nothing found is a phase of its own', async () => {
    const { search, asked } = desk();
    search.type('city');
    clock.pass(typingRest);
    asked[0]!.answer({ providers: [], more: false });
    await settle();
    assert.strictEqual(search.phase, 'empty');
  });

  it('now() asks without the rest, does nothing while an answer is on its way, and asks again after a failure', async () => {
    const { search, asked, errors } = desk();
    search.now();
    search.type('city');
    search.now();
    search.now();
    clock.pass(10_000);
    assert.lengthOf(asked, 1);
    asked[0]!.fail(new AbdmError('offline'));
    await settle();
    assert.deepEqual([search.phase, search.failure?.kind], ['failed', 'offline']);
    assert.lengthOf(errors, 1);
    search.now();
    assert.deepEqual([search.phase, search.failure], ['loading', undefined]);
    asked[1]!.answer(foundFor('city'));
    await settle();
    search.now();
    assert.lengthOf(asked, 2);
  });

  it('a word of an input method is asked for once it has ended', () => {
    const { search, asked } = desk();
    for (const text of ['a', 'apo', 'apol', 'अपोलो']) {
      search.type(text, true);
      clock.pass(typingRest * 2);
    }
    assert.isEmpty(asked);
    assert.strictEqual(search.phase, 'idle');
    search.type('अपोलो');
    clock.pass(typingRest);
    assert.deepEqual(
      asked.map(({ name }) => name),
      ['अपोलो'],
    );
  });

  it('a keyboard that ends no word before its space is not waited for without end', () => {
    const { search, asked } = desk();
    search.type('apollo', true);
    clock.pass(compositionRest);
    assert.lengthOf(asked, 1);
    search.type('apollo');
    clock.pass(typingRest);
    assert.lengthOf(asked, 1);
  });

  it('a name that is too long is not asked for', () => {
    const { search, asked } = desk();
    search.type('city'.repeat(40));
    clock.pass(typingRest);
    assert.isEmpty(asked);
    assert.strictEqual(search.problem, 'too-long');
  });

  it('whatever breaks in it is a failure of the closed list', async () => {
    const { search, asked } = desk();
    search.type('city');
    clock.pass(typingRest);
    asked[0]!.fail(new TypeError('x is not a function'));
    await settle();
    assert.strictEqual(search.failure?.kind, 'internal');
  });
});

type Happening =
  | { readonly does: 'type'; readonly text: string; readonly isComposing: boolean }
  | { readonly does: 'pass'; readonly milliseconds: number }
  | { readonly does: 'answer' | 'fail'; readonly which: number }
  | { readonly does: 'now' }
  | { readonly does: 'clear' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('type' as const),
      text: fc.oneof(
        fc.constantFrom('', 'ci', 'cit', 'city', 'city ', 'citya', 'अपोलो', 'x'.repeat(120)),
        fc.string({ unit: 'grapheme' }),
      ),
      isComposing: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(1, typingRest - 1, typingRest, compositionRest),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constantFrom('answer', 'answer', 'fail'), which: fc.nat({ max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('now', 'now', 'clear') }) },
);

describe('Any typing, any order and delay of answers', () => {
  it('never two requests at once, and what is shown is of the newest text', async () => {
    let shown = 0;
    let given = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 20, maxLength: 60, size: 'max' }),
        async (happenings) => {
          const clock = new Clock();
          try {
            const { search, asked } = desk();
            const settled = new Set<Asked>();
            let newest = '';
            for (const one of happenings) {
              if (one.does === 'type') {
                newest = one.text;
                search.type(one.text, one.isComposing);
              } else if (one.does === 'pass') clock.pass(one.milliseconds);
              else if (one.does === 'now') search.now();
              else if (one.does === 'clear') {
                newest = '';
                search.clear();
                assert.deepEqual([search.text, search.phase, search.found], ['', 'idle', undefined]);
              } else {
                const request = asked.at(-1 - one.which);
                if (request) settled.add(request);
                // A portal's own fetch may answer although it was given up.
                if (one.does === 'answer') request?.answer(foundFor(request.name));
                else request?.fail(new AbdmError('upstream-unavailable'));
              }
              await settle();
              const name = newest.normalize('NFC').trim();
              const underWay = asked.filter((request) => !request.signal.aborted && !settled.has(request));
              assert.isAtMost(underWay.length, 1);
              if (underWay[0]) assert.strictEqual(underWay[0].name, name);
              if (search.found) assert.strictEqual(search.found.providers[0]?.name, name);
              assert.strictEqual(search.found !== undefined, search.phase === 'found');
              assert.strictEqual(search.failure !== undefined, search.phase === 'failed');
              if (facilityNameProblem(newest)) assert.strictEqual(search.phase, 'idle');
              if (search.phase === 'found') shown++;
              if (underWay.length > 0) given++;
            }
            for (const { name } of asked) assert.isUndefined(facilityNameProblem(name));
          } finally {
            clock.end();
          }
        },
      ),
      { numRuns: 250 },
    );
    assert.isAbove(shown, 100, 'some results must have been shown');
    assert.isAbove(given, 100, 'some requests must have been under way');
  });
});
