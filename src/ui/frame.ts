import { html, type TemplateResult } from 'lit';
import type { CommonMessages } from '../locales/common.js';

/** Holds the place of an element while its connection or language is on the way. Part `frame`. */
export function waitingFrame(messages: CommonMessages | undefined): TemplateResult {
  return html`<div class="frame waiting" part="frame" aria-busy="true">
    <p class="muted">${messages?.loading}</p>
  </div>`;
}

/** Says what a page lacks whose element has no connection. Parts `frame` and `notice`. */
export function unconnectedFrame({ noConnection }: CommonMessages): TemplateResult {
  return html`<div class="frame stack" part="frame">
    <div class="notice stack tight" part="notice" role="note">
      <strong>${noConnection.title}</strong><span>${noConnection.text}</span>
    </div>
  </div>`;
}
