import * as addresses from './addresses.js';
import * as agreements from './agreements.js';
import * as changes from './changes.js';
import * as careContexts from './care-contexts.js';
import * as consentPin from './consent-pin.js';
import * as kyc from './kyc.js';
import * as linking from './linking.js';
import * as login from './login.js';
import * as pincodes from './pincodes.js';
import * as profiles from './profile.js';
import * as providers from './providers.js';
import * as records from './records.js';
import * as registrationAadhaar from './registration-aadhaar.js';
import * as registrationFace from './registration-face.js';
import * as registrationMobile from './registration-mobile.js';
import * as requests from './requests.js';
import type { Route } from './route.js';
import * as sessions from './session.js';
import * as shares from './share.js';

const { identifier: _identifier, ...loginRoutes } = login;
const { profile: _profile, profileChanges: _changes, mostQrBytes: _mostQrBytes, ...profileRoutes } = profiles;
const { session: _session, ...sessionRoutes } = sessions;

const {
  requestStatuses: _statuses,
  requestKinds: _kinds,
  requestId: _requestId,
  requestHead: _head,
  requestFacility: _facility,
  requestDetails: _details,
  consentEntry: _entry,
  ...requestRoutes
} = requests;

const { heartbeatSeconds: _heartbeat, changesLine: _line, ...changeRoutes } = changes;
const { mostProvidersFound: _most, provider: _provider, ...providerRoutes } = providers;
const {
  linkedCareContext: _careContext,
  linkedProvider: _linkedProvider,
  mostNewestCareContexts: _mostNewest,
  ...careContextRoutes
} = careContexts;
const { mostRecordBytes: _mostRecordBytes, ...recordRoutes } = records;
const {
  sharedDetails: _sharedDetails,
  neededDetails: _needed,
  addedDetails: _added,
  profileShare: _share,
  ...shareRoutes
} = shares;
const { discoveredPatient: _patient, discovery: _discovery, ...linkingRoutes } = linking;

/** The whole contract, by name. The browser never imports this table: each element takes only the routes it calls. */
export const routes = {
  ...agreements,
  ...registrationAadhaar,
  ...registrationMobile,
  ...registrationFace,
  ...loginRoutes,
  ...sessionRoutes,
  ...profileRoutes,
  ...kyc,
  ...requestRoutes,
  ...consentPin,
  ...providerRoutes,
  ...careContextRoutes,
  ...linkingRoutes,
  ...recordRoutes,
  ...shareRoutes,
  ...changeRoutes,
  ...addresses,
  ...pincodes,
} as const satisfies Record<string, Route>;

/** Name of a route. */
export type RouteName = keyof typeof routes;
