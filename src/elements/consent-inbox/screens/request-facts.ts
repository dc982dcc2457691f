import { html, nothing, type TemplateResult } from 'lit';
import type { RequestDetails, RequestHead } from '../../../contract/requests.js';
import { foreignText } from '../../../ui/foreign-text.js';
import { facilitiesOf } from '../choice.js';
import { hiTypesText, purposeText, told } from '../request-texts.js';
import { dayText, type ReviewView } from './review-view.js';

type Facts = RequestHead & Partial<Pick<RequestDetails, 'hiTypes' | 'eraseAt' | 'facilities' | 'status'>>;

/**
 * Everything that a request says, in sentences (NHA case P3 1.3.2). Texts of the asking side are set apart from ours, so
 * that their direction cannot turn our words round. Parts `facts`, `fact`, `term`, `value`, `facility-state`.
 */
export function requestFacts(facts: Facts, view: ReviewView): TemplateResult {
  const { messages, words } = view;
  const m = messages.asks;
  const fact = (name: string, term: string, value: unknown): TemplateResult => html`
    <div part="fact fact-${name}">
      <dt class="muted" part="term">${term}</dt>
      <dd part="value value-${name}">${value}</dd>
    </div>
  `;
  const { hiu, requester, purpose, from, to, hiTypes, facilities, createdAt } = facts;
  const isDated = from !== undefined || to !== undefined;
  return html`
    <dl class="stack" part="facts">
      ${fact(
        'requester',
        m.who,
        html`<strong>${foreignText(told(hiu.name.trim() || hiu.id, words))}</strong>
          ${requester === undefined ? nothing : html`<div>${foreignText(told(requester, words))}</div>`}`,
      )}
      ${fact('why', m.why, foreignText(purposeText(purpose, words)))}
      ${fact('records', m.records, isDated ? m.between(dayText(from, view), dayText(to, view)) : m.unknown)}
      ${hiTypes ? fact('types', m.types, foreignText(hiTypesText(hiTypes, words, view.locale))) : nothing}
      ${'eraseAt' in facts ? fact('until', m.until, m.erased(dayText(facts.eraseAt, view))) : nothing}
      ${facilities ? fact('where', m.where, facilityList(facts as RequestDetails, view)) : nothing}
      ${fact('asked', m.asked, dayText(createdAt, view))}
    </dl>
  `;
}

function facilityList(request: RequestDetails, view: ReviewView): TemplateResult | string {
  const facilities = facilitiesOf(request);
  if (facilities.length === 0) return view.messages.asks.unknown;
  // Only a consent that is or was granted has facilities at which something holds or no longer does.
  const tellsState = request.status === 'granted' || request.status === 'revoked';
  const { state } = view.messages;
  return html`<ul>
    ${facilities.map(
      ({ hip, careContexts, isGranted }) =>
        html`<li>
          ${foreignText(told(hip.name.trim() || hip.id, view.words))}
          ${
            careContexts.length === 0
              ? nothing
              : html`<span class="muted">${view.messages.asks.visits(careContexts.length)}</span>`
          }
          ${
            tellsState
              ? html`<span class=${isGranted ? 'good' : 'muted'} part="facility-state"
                  >(${isGranted ? state.shared : state.notShared})</span
                >`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}
