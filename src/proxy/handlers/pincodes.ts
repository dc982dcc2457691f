import type { HandlersOf } from './handler.js';

/** Handlers of postal codes. */
export const pincodeHandlers: HandlersOf<'findPincode'> = {
  async findPincode({ pincode }, call) {
    const { state, district } = await call.services.settings.upstream.pincodes.find(pincode, call.caller);
    return { pincode, state, district };
  },
};
