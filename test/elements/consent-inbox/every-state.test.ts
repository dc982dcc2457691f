import { ConsentInbox } from '../../../src/elements/consent-inbox/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { consentScenes } from '../../support/fixtures-consents.js';

everyState('consent-inbox', consentScenes);

documentationIsWhole({
  tag: 'consent-inbox',
  styles: ConsentInbox.styles,
  scenes: consentScenes,
  fields: [
    ...['from', 'to', 'until', 'reason', 'pin', 'newPin', 'again', 'code', 'search', 'sort', 'status'],
    ...['requester', 'why', 'records', 'asked', 'types', 'where'],
  ],
  events: ['abdm-error', 'consent-denied', 'consent-granted', 'consent-revoked'],
});
