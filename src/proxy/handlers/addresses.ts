import { isAbhaAddress } from '../../abdm/abha-address.js';
import type { HandlersOf } from './handler.js';

/** Handlers of ABHA addresses that are not anybody's yet. */
export const addressHandlers: HandlersOf<'suggestAddresses' | 'checkAddress'> = {
  async suggestAddresses({ about }, call) {
    const { upstream, addressDomain } = call.services.settings;
    const names = await upstream.addresses.suggest(call.transaction.upstream, about, call.stranger);
    const suggestions = names.map((name) => (name.includes('@') ? name : `${name}@${addressDomain}`));
    return { suggestions: [...new Set(suggestions.filter(isAbhaAddress))] };
  },
  async checkAddress({ abhaAddress }, call) {
    return {
      available: !(await call.services.settings.upstream.addresses.exists(abhaAddress, call.stranger)),
    };
  },
};
