import { defineElement } from '../define-element.js';
import { AbhaSignup } from './abha-signup.js';

defineElement('abha-signup', AbhaSignup);

declare global {
  interface HTMLElementTagNameMap {
    'abha-signup': AbhaSignup;
  }
}
