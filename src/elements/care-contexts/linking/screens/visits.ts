import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../../../ui/button.js';
import { clipped, longestInRow } from '../../../../ui/foreign-text.js';
import type { Visit } from '../linking-state.js';
import { facilityInSentence, figure, type LinkingView, visitName } from '../linking-view.js';
import { openVisits } from '../linking-visits.js';

interface Box {
  readonly part: string;
  readonly checked: boolean;
  readonly partly?: boolean;
  readonly text: unknown;
  readonly onChange: (on: boolean) => void;
}

const box = ({ part, checked, partly = false, text, onChange }: Box): TemplateResult =>
  html`<label class="choice" part=${part}>
    <input
      type="checkbox"
      part="checkbox"
      .checked=${live(checked)}
      .indeterminate=${live(partly)}
      @change=${(event: Event) => onChange((event.currentTarget as HTMLInputElement).checked)}
    />
    <span>${text}</span>
  </label>`;

/** A visit to tick; the whole of a long text unfolds below it. */
function visitBox(visit: Visit, isChosen: boolean, view: LinkingView): TemplateResult {
  const { id } = visit;
  const name = visitName(visit, view);
  return html`<li class="visit">
    ${box({
      part: 'visit',
      checked: isChosen,
      text: html`<bdi>${clipped(name)}</bdi>`,
      onChange: (on) => view.send({ type: 'tick', id, on }),
    })}
    ${
      name.length > longestInRow
        ? html`<details part="whole-text">
            <summary>${view.messages.visits.whole}</summary>
            <bdi>${name}</bdi>
          </details>`
        : nothing
    }
  </li>`;
}

/**
 * Which visits to link, and how many codes that takes (NHA case P2 1.6). Parts `visits`, `visit-all`, `visit`, `codes`.
 */
export function visitsScreen(view: LinkingView): TemplateResult {
  const { state, messages, common, send } = view;
  const m = messages.visits;
  const visits = openVisits(state);
  const chosen = new Set(state.chosen);
  const count = visits.filter(({ id }) => chosen.has(id)).length;
  return html`
    <p part="explanation">${m.at(facilityInSentence(state))}</p>
    <fieldset
      class="stack tight"
      part="visits"
      aria-describedby=${state.problems.visits ? 'visits-problem' : nothing}
    >
      <legend>${m.label}</legend>
      ${
        visits.length > 1
          ? box({
              part: 'visit-all',
              checked: count === visits.length,
              partly: count > 0 && count < visits.length,
              text: html`<strong>${m.all}</strong>`,
              onChange: (on) => send({ type: 'tick-all', on }),
            })
          : nothing
      }
      <ul class="plain-list">
        ${visits.map((visit) => visitBox(visit, chosen.has(visit.id), view))}
      </ul>
      ${
        state.problems.visits
          ? html`<p id="visits-problem" class="problem" part="problem problem-visits">${m.problem}</p>`
          : nothing
      }
    </fieldset>
    <p class="notice" role="status" part="codes">${m.codes(count, figure(count, view))}</p>
    <div class="actions" part="actions">
      ${button({ name: 'submit', label: m.submit, look: 'primary' })}
      ${button({ name: 'back', label: common.back, look: 'plain', onPress: () => send({ type: 'back' }) })}
    </div>
  `;
}
