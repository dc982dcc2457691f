import type { Sealer } from './seal.js';
import { kindOf, type Store } from './store.js';

/** A store under whose keys nobody can be recognised: each is its kind and a keyed digest. */
export function privateStore(store: Store, { digest }: Pick<Sealer, 'digest'>): Store {
  const named = async (key: string): Promise<string> => `${kindOf(key)}:${await digest('store', key)}`;
  return {
    add: async (key, amount, seconds) => store.add(await named(key), amount, seconds),
    putIfAbsent: async (key, value, seconds) => store.putIfAbsent(await named(key), value, seconds),
    put: async (key, value, seconds) => store.put(await named(key), value, seconds),
    get: async (key) => store.get(await named(key)),
    prolong: async (key, value, seconds) => store.prolong(await named(key), value, seconds),
    delete: async (key) => store.delete(await named(key)),
    deleteIf: async (key, value) => store.deleteIf(await named(key), value),
  };
}
