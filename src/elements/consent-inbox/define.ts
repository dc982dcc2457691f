import { defineElement } from '../define-element.js';
import { ConsentInbox } from './consent-inbox.js';

defineElement('consent-inbox', ConsentInbox);

declare global {
  interface HTMLElementTagNameMap {
    'consent-inbox': ConsentInbox;
  }
}
