import { defineElement } from '../define-element.js';
import { AbdmConnect } from './abdm-connect.js';

defineElement('abdm-connect', AbdmConnect);

declare global {
  interface HTMLElementTagNameMap {
    'abdm-connect': AbdmConnect;
  }
}
