import { defineElement } from '../define-element.js';
import { AbhaProfile } from './abha-profile.js';

defineElement('abha-profile', AbhaProfile);

declare global {
  interface HTMLElementTagNameMap {
    'abha-profile': AbhaProfile;
  }
}
