import type { Metrics } from './metrics.js';
import type { Store } from './store.js';

/** A store whose failures are counted. */
export function watchedStore(store: Store, metrics: Metrics): Store {
  async function watched<Result>(work: Promise<Result>): Promise<Result> {
    return work.catch((error: unknown) => {
      metrics.storeFailed();
      throw error;
    });
  }
  return {
    add: (...asked) => watched(store.add(...asked)),
    putIfAbsent: (...asked) => watched(store.putIfAbsent(...asked)),
    put: (...asked) => watched(store.put(...asked)),
    get: (...asked) => watched(store.get(...asked)),
    prolong: (...asked) => watched(store.prolong(...asked)),
    delete: (...asked) => watched(store.delete(...asked)),
    deleteIf: (...asked) => watched(store.deleteIf(...asked)),
  };
}
