import { defineElement } from '../define-element.js';
import { AbhaLogin } from './abha-login.js';

defineElement('abha-login', AbhaLogin);

declare global {
  interface HTMLElementTagNameMap {
    'abha-login': AbhaLogin;
  }
}
