import type { RouteName } from '../../contract/routes.js';
import { addressHandlers } from './addresses.js';
import { agreementHandlers } from './agreements.js';
import { autoApprovalHandlers } from './auto-approval.js';
import { careContextHandlers } from './care-contexts.js';
import { changesHandlers } from './changes.js';
import { consentPinHandlers } from './consent-pin.js';
import { consentHandlers } from './consents.js';
import type { HandlersOf } from './handler.js';
import { kycHandlers } from './kyc.js';
import { linkingHandlers } from './linking.js';
import { loginHandlers } from './login.js';
import { pincodeHandlers } from './pincodes.js';
import { profileHandlers } from './profile.js';
import { recordHandlers } from './records.js';
import { providerHandlers } from './providers.js';
import { registrationAadhaarHandlers } from './registration-aadhaar.js';
import { registrationFaceHandlers } from './registration-face.js';
import { registrationMobileHandlers } from './registration-mobile.js';
import { requestHandlers } from './requests.js';
import { sessionHandlers } from './session.js';
import { shareHandlers } from './shares.js';

/** A handler for every route of the contract. */
export const handlers: HandlersOf<RouteName> = {
  ...agreementHandlers,
  ...registrationAadhaarHandlers,
  ...registrationMobileHandlers,
  ...registrationFaceHandlers,
  ...loginHandlers,
  ...sessionHandlers,
  ...profileHandlers,
  ...kycHandlers,
  ...addressHandlers,
  ...pincodeHandlers,
  ...requestHandlers,
  ...consentHandlers,
  ...autoApprovalHandlers,
  ...consentPinHandlers,
  ...recordHandlers,
  ...providerHandlers,
  ...careContextHandlers,
  ...linkingHandlers,
  ...shareHandlers,
  ...changesHandlers,
};
