import { html, type TemplateResult } from 'lit';
import type { SignupMethod } from '../signup-state.js';
import { backButton, type SignupView } from './view.js';

function option(
  view: SignupView,
  name: SignupMethod | 'none',
  texts: { readonly title: string; readonly text: string },
): TemplateResult {
  return html`<li>
    <button
      type="button"
      class="option stack tight"
      part="method method-${name}"
      aria-describedby="method-${name}"
      @click=${() => view.send({ type: 'choose', method: name })}
    >
      <strong>${texts.title}</strong>
    </button>
    <p class="muted" id="method-${name}" part="method-text">${texts.text}</p>
  </li>`;
}

/** The ways that the portal offers, with who should take which. */
export function methodScreen(view: SignupView): TemplateResult {
  const m = view.messages.method;
  const { methods } = view.state;
  const texts = {
    aadhaar: { title: m.aadhaar, text: m.aadhaarFor },
    mobile: { title: m.mobile, text: m.mobileFor },
    face: { title: m.face, text: m.faceFor },
  };
  return html`
    <p part="explanation">${m.text}</p>
    <ul class="options stack" part="methods">
      ${methods.map((method) => option(view, method, texts[method]))}
      ${methods.includes('aadhaar') ? option(view, 'none', { title: m.none, text: m.noneFor }) : ''}
    </ul>
  `;
}

/** What somebody can do whose Aadhaar has no mobile number. */
export function noAadhaarMobileScreen(view: SignupView): TemplateResult {
  const { method: m, noAadhaarMobile } = view.messages;
  const { methods } = view.state;
  return html`
    <p part="explanation">${noAadhaarMobile.text}</p>
    <ul class="options stack" part="methods">
      ${methods.includes('face') ? option(view, 'face', { title: m.face, text: m.faceFor }) : ''}
      ${methods.includes('mobile') ? option(view, 'mobile', { title: m.mobile, text: m.mobileFor }) : ''}
      <li class="stack tight">
        <p part="method-text">${noAadhaarMobile.elsewhere}</p>
        <slot name="help"></slot>
        ${view.elsewhere}
      </li>
    </ul>
    <div class="actions" part="actions">${backButton(view)}</div>
  `;
}
