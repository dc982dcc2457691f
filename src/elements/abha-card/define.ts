import { defineElement } from '../define-element.js';
import { AbhaCard } from './abha-card.js';

defineElement('abha-card', AbhaCard);

declare global {
  interface HTMLElementTagNameMap {
    'abha-card': AbhaCard;
  }
}
