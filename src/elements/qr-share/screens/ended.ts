import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { facilityInSentence, type LaterView } from '../share-view.js';

/** How it ended without a token, and what to do then. Part `explanation`. */
export function endedScreen(view: LaterView): TemplateResult {
  const { state, sharing, send } = view;
  const { ending = 'gone' } = state;
  const m = sharing.ended;
  const isSilent = ending === 'silent';
  return html`
    <p part="explanation">${sharing.endings[ending].text(facilityInSentence(state))}</p>
    <div class="actions" part="actions">
      ${
        isSilent
          ? html`${button({
              name: 'look',
              label: m.look,
              look: 'primary',
              onPress: () => send({ type: 'look', now: Date.now() }),
            })}
            ${button({ name: 'ask', label: m.ask, onPress: () => send({ type: 'ask' }) })}`
          : button({ name: 'again', label: m.again, look: 'primary', onPress: () => send({ type: 'scan' }) })
      }
      ${button({ name: 'ok', label: m.ok, look: isSilent ? 'plain' : 'secondary', onPress: () => send({ type: 'leave' }) })}
    </div>
    ${ending === 'expired' || ending === 'gone' ? nothing : view.elsewhere}
  `;
}
