import type { Store } from '../store.js';
import type { RedisConnection } from './connection.js';

// One step for other proxies, too: a counter must never be without an end.
const addScript = `
local total = redis.call('INCRBY', KEYS[1], ARGV[1])
if total == 0 then
  redis.call('DEL', KEYS[1])
  return {0, tonumber(ARGV[2])}
end
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  left = tonumber(ARGV[2])
end
return {total, left}`;

const prolongScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

const deleteIfScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

/** A store that several proxies share. Every method fails with `upstream-unavailable` while Redis is away. */
export function redisStore(redis: RedisConnection, prefix = 'abdm:'): Store {
  const inMs = (seconds: number): number => Math.max(1, Math.round(seconds * 1000));
  const script = (text: string, key: string, ...values: readonly (string | number)[]): Promise<unknown> =>
    redis.run((client) => client.eval(text, { keys: [prefix + key], arguments: values.map(String) }));

  return {
    async add(key, amount, seconds) {
      const [total, leftMs] = (await script(addScript, key, amount, inMs(seconds))) as [number, number];
      return { total, secondsLeft: Math.ceil(leftMs / 1000) };
    },
    async putIfAbsent(key, value, seconds) {
      const expiration = { type: 'PX', value: inMs(seconds) } as const;
      const reply = await redis.run((client) =>
        client.set(prefix + key, value, { condition: 'NX', expiration }),
      );
      return reply === 'OK';
    },
    async put(key, value, seconds) {
      const expiration = { type: 'PX', value: inMs(seconds) } as const;
      await redis.run((client) => client.set(prefix + key, value, { expiration }));
    },
    async get(key) {
      return (await redis.run((client) => client.get(prefix + key))) ?? undefined;
    },
    async prolong(key, value, seconds) {
      return (await script(prolongScript, key, value, inMs(seconds))) === 1;
    },
    async delete(key) {
      await redis.run((client) => client.del(prefix + key));
    },
    async deleteIf(key, value) {
      await script(deleteIfScript, key, value);
    },
  };
}
