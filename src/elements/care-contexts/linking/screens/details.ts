import { html, nothing, type TemplateResult } from 'lit';
import { discoverySeconds, longestPatientReference } from '../../../../abdm/care-contexts.js';
import { birthText } from '../../../../ui/birth-text.js';
import { button } from '../../../../ui/button.js';
import { failureNotice } from '../../../../ui/failure-notice.js';
import { clipped, isTelling } from '../../../../ui/foreign-text.js';
import { textField } from '../../../../ui/text-field.js';
import { facilityName } from '../../list-state.js';
import { figure, linkingFailures, type LinkingView } from '../linking-view.js';

const row = (name: string, label: string, value: unknown): TemplateResult => html`
  <div class="detail" part="row row-${name}">
    <dt class="muted" part="term">${label}</dt>
    <dd part="value value-${name}">${value}</dd>
  </div>
`;

function facility({ state, messages }: LinkingView): TemplateResult | typeof nothing {
  if (!state.facility) return nothing;
  const place = [state.facility.city, state.facility.state].filter(isTelling).join(', ');
  return row(
    'facility',
    messages.details.from,
    html`<strong><bdi>${clipped(facilityName(state.facility))}</bdi></strong>
      ${place ? html`<span class="muted"><bdi>${clipped(place)}</bdi></span>` : nothing}`,
  );
}

/** What the facility looks by (NHA case P2 1.3); the ABHA number only with KYC (NHA case P2 6). */
function details(view: LinkingView): TemplateResult | typeof nothing {
  const { messages, locale, profile } = view;
  const { rows, genders, unknown } = messages.details;
  const { value } = profile;
  if (!value) return nothing;
  const line = (name: string, label: string, text: string | undefined): TemplateResult =>
    row(name, label, html`<bdi>${text || unknown}</bdi>`);
  const { yearOfBirth } = value;
  return html`
    ${line('name', rows.name, value.fullName)}
    ${line('birth', rows.birth, birthText({ yearOfBirth }, locale))}
    ${line('gender', rows.gender, value.gender && genders[value.gender])}
    ${line('mobile', rows.mobile, value.mobile)} ${line('address', rows.address, value.abhaAddress)}
    ${value.kycVerified && value.abhaNumber ? line('number', rows.number, value.abhaNumber) : nothing}
  `;
}

/** That the details cannot be shown, which does not keep the patient from going on. Part `unread`. */
function unread(view: LinkingView): TemplateResult | typeof nothing {
  const { messages, common, locale, now, elsewhere, profile, state } = view;
  const { failure, isLoading, onRetry } = profile;
  if (isLoading) return html`<p class="muted" aria-busy="true">${messages.details.loading}</p>`;
  if (!failure) return nothing;
  return html`
    ${
      state.failure || state.pending
        ? nothing
        : failureNotice({
            ...failure,
            ...{ messages: common, failures: linkingFailures(view), locale, now, elsewhere },
            ...{ onRetry, onRestart: onRetry },
            wayOn:
              failure.kind === 'session-expired'
                ? { label: common.renewSession, onPress: onRetry }
                : undefined,
          })
    }
    <p part="unread">${messages.details.unread}</p>
  `;
}

/** That the facility is asked, and how long that may take; a screen reader is told once, not every second. */
function waiting(view: LinkingView): TemplateResult | typeof nothing {
  const { state, messages, now } = view;
  if (state.pending !== 'discoverCareContexts') return nothing;
  const m = messages.details;
  const passed = (now - (state.askedAt ?? now)) / 1000;
  const left = Math.ceil(discoverySeconds - passed);
  return html`<div class="notice stack tight" part="waiting">
    <p>${m.waiting(discoverySeconds, figure(discoverySeconds, view))}</p>
    <progress part="progress" aria-hidden="true" max=${discoverySeconds} .value=${passed}></progress>
    <p class="muted" aria-hidden="true" part="countdown">
      ${left > 0 ? m.left(left, figure(left, view)) : m.slow}
    </p>
  </div>`;
}

/**
 * By which details the facility looks for the patient, and the wait for it (NHA cases P2 1.3 to 1.5). Parts `details`,
 * `row`, `term`, `value`, `unread`, `remark`, `waiting`, `progress`, `countdown`, `field-reference`.
 */
export function detailsScreen(view: LinkingView): TemplateResult {
  const { state, messages, common, send } = view;
  const m = messages.details;
  const isAsked = state.pending === 'discoverCareContexts';
  return html`
    ${state.isNobody ? html`<p class="notice" part="remark">${m.notMe}</p>` : nothing}
    <p part="explanation">${m.text}</p>
    <dl class="details" part="details">${facility(view)} ${details(view)}</dl>
    ${unread(view)}
    ${textField({
      name: 'reference',
      label: m.reference,
      value: state.reference,
      hint: m.referenceHint,
      problem: state.problems.reference && m.referenceProblem(figure(longestPatientReference, view)),
      onInput: (input) => send({ type: 'reference-typed', text: input.value }),
    })}
    ${waiting(view)}
    <div class="actions" part="actions">
      ${button({
        name: 'submit',
        label: m.submit,
        busy: isAsked ? messages.busy.discoverCareContexts : undefined,
        look: 'primary',
      })}
      ${
        isAsked
          ? button({ name: 'cancel', label: m.cancel, onPress: () => send({ type: 'cancel' }) })
          : button({ name: 'back', label: common.back, look: 'plain', onPress: () => send({ type: 'back' }) })
      }
    </div>
  `;
}
