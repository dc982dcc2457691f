import { html, nothing, type TemplateResult } from 'lit';
import { tokenWaitSeconds } from '../../../abdm/counter.js';
import { button } from '../../../ui/button.js';
import { figure, type LaterView } from '../share-view.js';

/** That the location did not go along. Part `remark`. */
export const unlocated = ({ state, sharing }: LaterView): TemplateResult | typeof nothing =>
  state.unlocated
    ? html`<p class="muted" part="remark">${sharing.waiting.unlocated[state.unlocated]}</p>`
    : nothing;

/** The wait for the token, with its seconds; a screen reader is told at the beginning and at half-time. Parts `waiting`,
 * `progress`, `countdown`. */
export function waitingScreen(view: LaterView): TemplateResult {
  const { state, sharing, now, send } = view;
  const m = sharing.waiting;
  const passed = Math.max(0, (now - state.askedAt) / 1000);
  const left = Math.ceil(tokenWaitSeconds - passed);
  return html`
    ${
      state.failure
        ? nothing
        : html`<div class="notice stack tight" part="waiting">
            <p>${m.text(tokenWaitSeconds, figure(tokenWaitSeconds, view))}</p>
            <progress part="progress" aria-hidden="true" max=${tokenWaitSeconds} .value=${passed}></progress>
            <p class="muted digits" aria-hidden="true" part="countdown">
              ${left > 0 ? m.left(left, figure(left, view)) : m.slow}
            </p>
          </div>`
    }
    ${unlocated(view)}
    <div class="actions" part="actions">
      ${button({ name: 'leave', label: m.leave, look: 'plain', onPress: () => send({ type: 'leave' }) })}
    </div>
  `;
}
