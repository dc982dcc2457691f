import { defineElement } from '../define-element.js';
import { RecordViewer } from './record-viewer.js';

defineElement('record-viewer', RecordViewer);

declare global {
  interface HTMLElementTagNameMap {
    'record-viewer': RecordViewer;
  }
}
