import { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { profileScenes } from '../../support/fixtures-profile.js';

everyState('abha-profile', profileScenes);

documentationIsWhole({
  tag: 'abha-profile',
  styles: AbhaProfile.styles,
  scenes: profileScenes,
  fields: [
    ...['firstName', 'middleName', 'lastName', 'birth', 'day', 'month', 'year', 'gender', 'line', 'pincode'],
    ...['name', 'number', 'address', 'mobile', 'home', 'aadhaar', 'otp', 'confirmation'],
  ],
  events: ['abdm-error', 'kyc-verified', 'profile-deleted', 'profile-updated'],
});
