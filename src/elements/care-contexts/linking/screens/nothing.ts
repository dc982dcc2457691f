import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../../ui/button.js';
import { facilityInSentence, type LinkingView } from '../linking-view.js';

/** That there is nothing to link, in NHA's words (case P2 1.5), and what else to do. Parts `explanation`, `advice`. */
export function nothingScreen(view: LinkingView): TemplateResult {
  const { state, messages, send, close } = view;
  const found = state.found ?? 'nobody';
  const { text, advice } = messages.nothing[found];
  const { facility } = state;
  return html`
    <p part="explanation">${text}</p>
    ${
      advice.length > 0
        ? html`<ul class="points" part="advice">
            ${advice.map((piece) => html`<li>${piece}</li>`)}
          </ul>`
        : nothing
    }
    <div class="actions" part="actions">
      ${
        found === 'nobody'
          ? button({
              name: 'back',
              label: messages.nothing.change,
              look: 'primary',
              onPress: () => send({ type: 'back' }),
            })
          : button({
              name: 'show',
              label: messages.nothing.show(facilityInSentence(state)),
              look: 'primary',
              onPress: () => close(facility?.hipId),
            })
      }
      ${button({ name: 'another', label: messages.again, onPress: () => send({ type: 'another' }) })}
      ${button({ name: 'leave', label: messages.cancel, look: 'plain', onPress: () => close() })}
    </div>
  `;
}
