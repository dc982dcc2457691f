import { SessionRenewal } from '../../../src/elements/session-renewal/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { sessionScenes } from '../../support/fixtures-session.js';

everyState('session-renewal', sessionScenes);

documentationIsWhole({
  tag: 'session-renewal',
  styles: SessionRenewal.styles,
  scenes: sessionScenes,
  fields: ['otp'],
  events: ['abdm-error', 'abdm-session-renewed'],
});
