import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { mayLeave } from '../share-flow.js';
import type { ShareView } from '../share-view.js';

/** While it is read what would be shared, or was; or where that failed. Part `loading`. */
export function readingScreen({ state, messages: m, send }: ShareView): TemplateResult {
  return html`
    ${state.pending ? html`<p class="muted" part="loading" aria-busy="true">${m.review.loading}</p>` : nothing}
    <div class="actions" part="actions">
      ${button({
        name: 'back',
        label: m.back,
        look: 'plain',
        disabled: !mayLeave(state),
        onPress: () => send({ type: 'cancel' }),
      })}
    </div>
  `;
}
