import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { countdown, timeOrDay } from '../../../ui/moments.js';
import { facilityInSentence, type LaterView } from '../share-view.js';
import { spelled } from '../spelled.js';
import { unlocated } from './waiting.js';

/** The number, seen large and heard by its characters. Part `number`. */
const number = (token: string): TemplateResult =>
  html`<p class="number ${token.length > 8 ? 'long' : ''}" part="number">
    <bdi aria-hidden="true">${token}</bdi><span class="visually-hidden">${spelled(token)}</span>
  </p>`;

/** Until when, on the proxy's clock, and how long that is. Parts `until`, `countdown`. */
function life({ state, sharing: { token: m }, locale, now }: LaterView): TemplateResult | typeof nothing {
  const { share, endsAt } = state;
  if (share?.state !== 'issued') return nothing;
  const until = timeOrDay(Date.parse(share.expiresAt), locale, Date.parse(share.at));
  return html`<p part="until">${m.until(until)}</p>
    <p class="muted digits" role="timer" part="countdown">${m.left(countdown(endsAt - now, locale))}</p>`;
}

/** The token over the whole screen, for the counter. Parts `sheet`, `sheet-facility`. */
function sheet(view: LaterView, token: string): TemplateResult {
  const { state, sharing, onFullScreen } = view;
  const m = sharing.token;
  const close = (): void => onFullScreen(false);
  const cancel = (event: Event): void => {
    event.preventDefault();
    close();
  };
  return html`<dialog aria-label=${m.number} @cancel=${cancel} @close=${close}>
    <div class="sheet" part="sheet">
      <p part="sheet-facility"><bdi>${facilityInSentence(state)}</bdi></p>
      ${number(token)} ${life(view)} ${button({ name: 'close', label: m.close, onPress: close })}
    </div>
  </dialog>`;
}

/** The token (NHA cases P2 5.1.2, 19.8 and 20.1). Parts `shared`, `token`, `term`, `facility`, `counter`. */
export function tokenScreen(view: LaterView): TemplateResult | typeof nothing {
  const { state, sharing, isFullScreen, isPrinting, send, onFullScreen, onPrint } = view;
  const { share } = state;
  if (share?.state !== 'issued') return nothing;
  const m = sharing.token;
  const { tokenNumber: token, counterId } = share;
  return html`
    <p class="good" part="shared">${m.shared(facilityInSentence(state), token)}</p>
    <div class="ticket ${isPrinting ? 'alone' : ''}" part="token">
      <p class="muted" part="term">${m.number}</p>
      ${number(token)}
      <p part="facility"><bdi>${facilityInSentence(state)}</bdi></p>
      <p class="muted" part="counter"><bdi>${sharing.review.counter(counterId)}</bdi></p>
      ${life(view)}
    </div>
    ${unlocated(view)}
    <div class="actions" part="actions">
      ${button({ name: 'ok', label: m.ok, look: 'primary', onPress: () => send({ type: 'leave' }) })}
      ${button({ name: 'full-screen', label: m.fullScreen, onPress: () => onFullScreen(true) })}
      ${button({ name: 'print', label: m.print, onPress: onPrint })}
    </div>
    ${isFullScreen ? sheet(view, token) : nothing}
  `;
}
