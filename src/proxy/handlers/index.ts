import type { RouteName } from '../../contract/routes.js';
import { addressHandlers } from './addresses.js';
import { agreementHandlers } from './agreements.js';
import type { HandlersOf } from './handler.js';
import { pincodeHandlers } from './pincodes.js';
import { registrationHandlers } from './registration.js';

/** A handler for every route of the contract. */
export const handlers: HandlersOf<RouteName> = {
  ...agreementHandlers,
  ...registrationHandlers,
  ...addressHandlers,
  ...pincodeHandlers,
};
