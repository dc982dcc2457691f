import { mostProvidersFound } from '../../contract/providers.js';
import type { HandlersOf } from './handler.js';

/** Handlers of facilities. Upstream is not told which patient looks for one. */
export const providerHandlers: HandlersOf<'searchProviders' | 'readProvider'> = {
  async searchProviders({ name }, call) {
    const { requestLimits, settings } = call.services;
    await requestLimits.facility(call.asker);
    const found = await settings.upstream.providers.search(name.trim(), call.stranger);
    return { providers: found.slice(0, mostProvidersFound), more: found.length > mostProvidersFound };
  },

  async readProvider({ hipId }, call) {
    const { requestLimits, settings } = call.services;
    await requestLimits.facility(call.asker);
    return settings.upstream.providers.read(hipId, call.stranger);
  },
};
