import { AbhaLogin } from '../../../src/elements/abha-login/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { loginScenes, portalTexts } from '../../support/fixtures-login.js';

everyState('abha-login', loginScenes, portalTexts);

documentationIsWhole({
  tag: 'abha-login',
  styles: AbhaLogin.styles,
  scenes: loginScenes,
  fields: ['identifier', 'otp'],
  events: ['abdm-error', 'abha-login', 'abha-skip'],
});
