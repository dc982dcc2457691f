import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../../ui/button.js';
import { failureText } from '../../../../ui/failure-notice.js';
import { foreignText } from '../../../../ui/foreign-text.js';
import type { SettledVisit } from '../linking-state.js';
import { facilityInSentence, figure, linkingFailures, type LinkingView, visitName } from '../linking-view.js';
import { isLinked, openVisits, visitsToRetry } from '../linking-visits.js';

function result({ visit, result: how, why }: SettledVisit, view: LinkingView): TemplateResult {
  const { messages, common } = view;
  const m = messages.done;
  const isGood = how === 'linked' || how === 'already-linked';
  return html`<li class="result" part="result result-${how}">
    <span class="result-mark ${isGood ? 'good' : 'muted'}" part="result-mark" aria-hidden="true">
      ${isGood ? '✓' : how === 'unknown' ? '?' : '–'}
    </span>
    <div class="stack tight">
      <div part="visit-name">${foreignText(visitName(visit, view))}</div>
      <p class=${isGood ? 'good' : 'muted'} part="result-text">${m.results[how]}</p>
      ${
        why
          ? html`<p class="muted" part="result-why">
              ${m.why(failureText({ kind: why, messages: common, failures: linkingFailures(view) }))}
            </p>`
          : nothing
      }
    </div>
  </li>`;
}

/**
 * How it ended for each visit, in NHA's words where all is linked (cases P2 1.5, 1.7 and 1.8). Parts `explanation`,
 * `results`, `result`, `result-mark`, `result-text`, `result-why`.
 */
export function doneScreen(view: LinkingView): TemplateResult {
  const { state, messages, list, send, close } = view;
  const m = messages.done;
  const { settled, facility } = state;
  const hasLinked = settled.some(isLinked);
  const others = openVisits(state).length;
  const again = visitsToRetry(state).length;
  const isAll = hasLinked && settled.every(isLinked);
  return html`
    ${hasLinked && !isAll ? html`<p part="explanation">${m.linked}</p>` : nothing}
    ${hasLinked ? html`<p part="explanation">${list.recentlyLinked}</p>` : nothing}
    ${isAll && others === 0 ? html`<p part="explanation">${messages.nothing['all-linked'].text}</p>` : nothing}
    <ul class="results plain-list" part="results" aria-label=${m.label}>
      ${settled.map((one) => result(one, view))}
    </ul>
    <div class="actions" part="actions">
      ${button({
        name: 'show',
        label: m.show(facilityInSentence(state)),
        look: 'primary',
        onPress: () => close(facility?.hipId),
      })}
      ${
        again > 0
          ? button({
              name: 'again',
              label: m.retry(again, figure(again, view)),
              onPress: () => send({ type: 'retry' }),
            })
          : nothing
      }
      ${
        others > again
          ? button({ name: 'more', label: m.more, onPress: () => send({ type: 'more' }) })
          : nothing
      }
      ${button({ name: 'another', label: messages.again, look: 'plain', onPress: () => send({ type: 'another' }) })}
    </div>
  `;
}
