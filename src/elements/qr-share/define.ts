import { defineElement } from '../define-element.js';
import { QrShare } from './qr-share.js';

defineElement('qr-share', QrShare);

declare global {
  interface HTMLElementTagNameMap {
    'qr-share': QrShare;
  }
}
