import { defineElement } from '../define-element.js';
import { CareContexts } from './care-contexts.js';

defineElement('care-contexts', CareContexts);

declare global {
  interface HTMLElementTagNameMap {
    'care-contexts': CareContexts;
  }
}
