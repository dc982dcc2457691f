import { assert } from '@open-wc/testing';
import fc from '../support/fast-check.js';
import { countdown, timeOrDay } from '../../src/ui/moments.js';

describe('A countdown', () => {
  it('shows minutes and seconds, rounded up so that it never says 0:00 too early', () => {
    assert.strictEqual(countdown(60_000, 'en'), '1:00');
    assert.strictEqual(countdown(59_001, 'en'), '1:00');
    assert.strictEqual(countdown(5000, 'en'), '0:05');
    assert.strictEqual(countdown(1, 'en'), '0:01');
    assert.strictEqual(countdown(0, 'en'), '0:00');
    assert.strictEqual(countdown(-5000, 'en'), '0:00');
    assert.strictEqual(countdown(2 * 60 * 60 * 1000, 'en'), '120:00');
  });

  it('has the digits of the locale', () => {
    assert.strictEqual(countdown(65_000, 'hi-u-nu-deva'), '१:०५');
  });

  it('never throws, whatever the span', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (span) => {
        assert.match(countdown(span, 'en'), /^\d+:[0-5]\d$/);
      }),
    );
  });
});

describe('A moment', () => {
  const now = new Date(2026, 10, 20, 12, 0).getTime();

  it('of today is a time', () => {
    assert.strictEqual(timeOrDay(new Date(2026, 10, 20, 15, 5).getTime(), 'en-GB', now), '15:05');
  });

  it('of another day has its day', () => {
    assert.match(
      timeOrDay(new Date(2026, 10, 21, 9, 5).getTime(), 'en-GB', now),
      /Saturday.*21 November.*0?9:05/,
    );
  });

  it('just after midnight is another day', () => {
    const late = new Date(2026, 10, 20, 23, 59).getTime();
    assert.include(timeOrDay(late + 2 * 60_000, 'en', late), 'Saturday');
  });
});
