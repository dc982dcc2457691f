import type { HandlersOf } from './handler.js';

/** Handlers of what is linked with the patient's ABHA. */
export const careContextHandlers: HandlersOf<'listLinkedProviders' | 'listCareContexts'> = {
  async listLinkedProviders(_input, call) {
    const { careContexts } = call.services.settings.upstream;
    return { providers: [...(await careContexts.providers(call.identified))] };
  },

  async listCareContexts({ hipId }, call) {
    const { careContexts } = call.services.settings.upstream;
    return { careContexts: [...(await careContexts.list(hipId, call.identified))] };
  },
};
