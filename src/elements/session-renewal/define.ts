import { defineElement } from '../define-element.js';
import { SessionRenewal } from './session-renewal.js';

defineElement('session-renewal', SessionRenewal);

declare global {
  interface HTMLElementTagNameMap {
    'session-renewal': SessionRenewal;
  }
}
