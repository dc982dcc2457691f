import { type ChangeKind, changeKinds } from '../../abdm/changes.js';
import { type Change, type ChangeLog, changeLifeSeconds, mostChanges } from '../live/change-log.js';
import { Listeners } from '../live/listeners.js';
import type { RedisConnection } from './connection.js';

const appendScript = `
redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[1], '*', 'kind', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PUBLISH', ARGV[4], ARGV[5])
return 1`;

// Redis' own clock gives the places; another machine's may be ahead or behind.
const afterScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
-- What Redis lost with its memory is not there, this neither.
redis.call('SET', KEYS[2], now, 'NX')
local since = tonumber(redis.call('GET', KEYS[2]))
local entries = {}
local first = '0-0'
local last = '0-0'
if redis.call('EXISTS', KEYS[1]) == 1 then
  last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1][1]
  -- Of a log that is full older changes may be gone.
  if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) then
    first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1][1]
  end
  if ARGV[1] ~= '' then entries = redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+') end
end
return {now, since, first, last, entries}`;

type Reply = [
  now: number,
  since: number,
  first: string,
  last: string,
  entries: [place: string, fields: string[]][],
];

/** A log that several proxies share: a Redis stream for each patient, and a message whenever one grows. */
export function redisChangeLog(redis: RedisConnection, prefix = 'abdm:changes:'): ChangeLog {
  const channel = `${prefix}grown`;
  const listeners = new Listeners();
  let hearing: Promise<void> | undefined;
  // What was published while the connection was lost was not heard.
  redis.onReturn(() => {
    for (const patient of listeners.patients) listeners.call(patient);
  });

  function hear(): Promise<void> {
    hearing ??= redis
      .subscribe(channel, (patient) => listeners.call(patient))
      .catch((error: unknown) => {
        hearing = undefined;
        throw error;
      });
    return hearing;
  }

  return {
    async append(patient, kind) {
      const options = {
        keys: [prefix + patient],
        arguments: [String(mostChanges), String(changeLifeSeconds * 1000), kind, channel, patient],
      };
      await redis.run((client) => client.eval(appendScript, options));
    },
    async after(patient, position) {
      const from = position !== undefined && isPlace(position) ? position : undefined;
      const options = {
        keys: [prefix + patient, `${prefix}since`],
        arguments: [from ?? '', String(mostChanges)],
      };
      const [now, since, first, last, entries] = (await redis.run((client) =>
        client.eval(afterScript, options),
      )) as Reply;
      const isKept =
        from !== undefined &&
        msOf(from) + changeLifeSeconds * 1000 > now &&
        msOf(from) >= since - 1 &&
        // Given before the clock was set back: what comes next may stand before it.
        (msOf(from) < now || !isBefore(last, from)) &&
        !isBefore(from, first);
      const isWhole = position === undefined || isKept;
      // Of the millisecond that has just passed nothing can be added any more.
      const reached = later(`${now - 1}-0`, last);
      return { changes: isWhole ? entries.flatMap(changeOf) : [], position: reached, isWhole };
    },
    async watch(patient, listener) {
      await hear();
      listeners.add(patient, listener);
      return () => void listeners.delete(patient, listener);
    },
  };
}

const isPlace = (text: string): boolean => /^\d{1,15}-\d{1,10}$/.test(text);

const msOf = (place: string): number => Number(place.split('-')[0]);

function isBefore(one: string, other: string): boolean {
  const [ms = 0, number = 0] = one.split('-').map(Number);
  const [otherMs = 0, otherNumber = 0] = other.split('-').map(Number);
  return ms < otherMs || (ms === otherMs && number < otherNumber);
}

const later = (one: string, other: string): string => (isBefore(one, other) ? other : one);

function changeOf([position, [, kind]]: Reply[4][number]): Change[] {
  const known = changeKinds.find((candidate): candidate is ChangeKind => candidate === kind);
  return known ? [{ position, kind: known }] : [];
}
