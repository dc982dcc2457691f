import { html, nothing, type TemplateResult } from 'lit';
import type { RequestDetails, RequestHead } from '../../../contract/requests.js';
import { facilitiesOf } from '../choice.js';
import { hiTypesText, purposeText } from '../request-texts.js';
import { dayText, hiuText, type ReviewView } from './review-view.js';

type Facts = RequestHead & Partial<Pick<RequestDetails, 'hiTypes' | 'eraseAt' | 'facilities' | 'status'>>;

/**
 * Everything that a request says, in sentences (NHA case P3 1.3.2). Texts of the asking side are set apart from ours, so
 * that their direction cannot turn our words round. Parts `facts`, `fact`, `term`, `value`, `facility-state`.
 */
export function requestFacts(facts: Facts, view: ReviewView): TemplateResult {
  const m = view.messages.asks;
  const fact = (name: string, term: string, value: unknown): TemplateResult => html`
    <div part="fact fact-${name}">
      <dt class="muted" part="term">${term}</dt>
      <dd part="value"><bdi>${value}</bdi></dd>
    </div>
  `;
  const who = facts.requester ? m.person(facts.requester, hiuText(facts)) : hiuText(facts);
  return html`
    <dl class="stack tight" part="facts">
      ${fact('who', m.who, who)} ${fact('why', m.why, purposeText(facts.purpose, view.words))}
      ${fact(
        'records',
        m.records,
        facts.from === undefined && facts.to === undefined
          ? m.unknown
          : m.between(dayText(facts.from, view), dayText(facts.to, view)),
      )}
      ${facts.hiTypes ? fact('types', m.types, hiTypesText(facts.hiTypes, view.words, view.locale)) : nothing}
      ${'eraseAt' in facts ? fact('until', m.until, m.erased(dayText(facts.eraseAt, view))) : nothing}
      ${facts.facilities ? fact('where', m.where, facilityList(facts as RequestDetails, view)) : nothing}
      ${fact('asked', m.asked, dayText(facts.createdAt, view))}
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
          <bdi>${hip.name || hip.id}</bdi>: ${view.messages.asks.visits(careContexts.length)}
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
