import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { heldFacilities } from '../review-flow.js';
import { choiceForm } from './choice-form.js';
import { denyScreen, revokeScreen } from './decisions.js';
import { requestFacts } from './request-facts.js';
import { hiuText, type ReviewView } from './review-view.js';

/** The heading of a review. */
export function reviewTitle({ state, messages: m }: ReviewView): string {
  if (state.step === 'deny') return m.deny.title;
  if (state.step === 'revoke') return m.revoke.title;
  const kind = state.about?.kind ?? 'consent';
  if (kind !== 'consent') return m.title[kind];
  return m.title[state.request?.status ?? state.about?.status ?? 'requested'];
}

/**
 * One request: what is asked, and beside it what would be shared, or what was decided. Parts `details`, `notice`,
 * `decided`, `remark`, `actions` and those of its pieces.
 */
export function reviewScreen(view: ReviewView): TemplateResult {
  const { state, messages: m } = view;
  const { request, step, about } = state;
  if (request && step === 'deny') return denyScreen(request, view);
  if (request && step === 'revoke') return revokeScreen(request, view);
  const facts = request ?? about?.head;
  return html`
    ${state.notice ? html`<p class="notice" part="notice" role="status">${m.notices[state.notice]}</p>` : nothing}
    ${
      step === 'decided' && request && state.decision
        ? html`<p class="good" part="decided">
            <bdi>${m.decided[state.decision](hiuText(request, view))}</bdi>
          </p>`
        : nothing
    }
    ${step === 'reading' && !state.failure ? html`<p class="muted" aria-busy="true">${m.loading}</p>` : nothing}
    ${
      facts && step !== 'reading'
        ? html`<div class="request" part="details">
            <div>${requestFacts(facts, view)}</div>
            ${decision(view)}
          </div>`
        : nothing
    }
  `;
}

/** What the patient can do about the request as it stands. */
function decision(view: ReviewView): TemplateResult | typeof nothing {
  const { state, messages: m } = view;
  const { request, choice, step, about, pending } = state;
  if (about && about.kind !== 'consent')
    return html`<div class="stack">
      <p class="notice" part="remark">${m.others[about.kind]}</p>
      <slot name="help"></slot>
    </div>`;
  if (!request) return nothing;
  const again =
    state.notice === 'unconfirmed'
      ? button({
          name: 'look-again',
          label: m.checkAgain,
          busy: pending === 'readRequest' ? m.busy.readRequest : undefined,
          onPress: () => view.send({ type: 'reread' }),
        })
      : nothing;
  if (request.status === 'requested' && choice && step === 'review')
    return choiceForm(request, choice, view, again);
  const isHeld = request.status === 'granted' && heldFacilities(request).length > 0;
  if (!isHeld && again === nothing) return nothing;
  return html`<div class="actions" part="actions">
    ${again}
    ${
      isHeld
        ? button({ name: 'revoke', label: m.revoke.start, onPress: () => view.send({ type: 'revoke' }) })
        : nothing
    }
  </div>`;
}
