import { mostNewestCareContexts } from '../../contract/care-contexts.js';
import type { HandlersOf } from './handler.js';

/** Handlers of what is linked with the patient's ABHA. */
export const careContextHandlers: HandlersOf<'listLinkedProviders' | 'listCareContexts'> = {
  async listLinkedProviders(_input, call) {
    const { careContexts } = call.services.settings.upstream;
    return { providers: [...(await careContexts.providers(call.identified))] };
  },

  async listCareContexts({ hipId, part }, call) {
    const { careContexts } = call.services.settings.upstream;
    const all = await careContexts.list(hipId, call.identified);
    if (part === 'older') return { careContexts: all.slice(mostNewestCareContexts) };
    if (part === undefined || all.length <= mostNewestCareContexts) return { careContexts: [...all] };
    return {
      careContexts: all.slice(0, mostNewestCareContexts),
      older: all.length - mostNewestCareContexts,
    };
  },
};
