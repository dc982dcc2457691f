import { html, nothing, type TemplateResult } from 'lit';
import type { ProfileShare } from '../../../contract/share.js';
import { button } from '../../../ui/button.js';
import { sharedWith, type ShareView } from '../share-view.js';
import { otherWays } from './other-ways.js';

/** Why there is no picture of the camera. Part `trouble`. */
const trouble = ({ state, messages }: ShareView): TemplateResult | typeof nothing =>
  state.trouble
    ? html`<p class="notice danger" id="trouble" tabindex="-1" part="trouble">
        ${messages.cameraFailures[state.trouble]}
      </p>`
    : nothing;

/** What was given instead of a counter's QR code. Part `refusal`. */
export const refusal = ({ state, messages }: ShareView): TemplateResult | typeof nothing =>
  state.refusal
    ? html`<p class="notice" id="refusal" tabindex="-1" part="refusal">
        ${messages.refusals[state.refusal]}
      </p>`
    : nothing;

function shareName(share: ProfileShare, { messages: { tokens } }: ShareView): string {
  const facility = sharedWith(share);
  return share.state === 'issued'
    ? tokens.issued(share.tokenNumber, facility)
    : tokens[share.state](facility);
}

/** Tokens that live. Parts `tokens`, `token-row`. */
function tokens(view: ShareView): TemplateResult | typeof nothing {
  const { shares, messages, onShow } = view;
  const live = shares.filter(({ state }) => state !== 'refused');
  if (live.length === 0) return nothing;
  return html`<section class="stack tight" part="tokens" aria-labelledby="tokens">
    <h3 id="tokens">${messages.tokens.title}</h3>
    <ul class="plain-list">
      ${live.map((share) => {
        const name = shareName(share, view);
        return html`<li class="row" part="token-row">
          <bdi>${name}</bdi>
          ${button({
            name: 'show',
            label: messages.tokens.open,
            fullLabel: messages.tokens.show(name),
            onPress: () => onShow(share),
          })}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** The ways to name a counter (NHA cases P2 5.1.3 and 5.2.1). Parts `explanation`, `why`. */
export function startScreen(view: ShareView): TemplateResult {
  const { messages: m, send } = view;
  return html`
    ${trouble(view)} ${refusal(view)} ${tokens(view)}
    <p part="explanation">${m.text}</p>
    <p class="muted" id="why" part="why">${m.why}</p>
    <div class="actions" part="actions">
      ${button({
        name: 'scan',
        label: m.scan,
        look: 'primary',
        describedBy: 'why',
        onPress: () => send({ type: 'scan' }),
      })}
    </div>
    ${otherWays(view)}
  `;
}

/** While the scanner is being loaded. Part `loading`. */
export function startingScreen({ messages: m, send }: ShareView): TemplateResult {
  return html`
    <p class="muted" part="loading" aria-busy="true">${m.camera.loading}</p>
    <div class="actions" part="actions">
      ${button({ name: 'stop', label: m.camera.stop, onPress: () => send({ type: 'stop' }) })}
    </div>
  `;
}
