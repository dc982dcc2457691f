import { html, nothing, type TemplateResult } from 'lit';
import { type ErrorKind, errorKinds } from '../abdm/errors.js';
import type { CommonMessages } from '../locales/common.js';
import type { FailureMessages } from '../locales/failures.js';
import { button } from './button.js';
import { timeOrDay } from './moments.js';

/** A failure and its one next step. */
export interface FailureNotice {
  readonly kind: ErrorKind;
  readonly requestId?: string | undefined;
  /** Milliseconds since 1970 on this device's clock. */
  readonly waitUntil?: number | undefined;
  readonly messages: CommonMessages;
  readonly failures: FailureMessages | undefined;
  readonly locale: string;
  readonly now: number;
  readonly onRetry: () => void;
  readonly onRestart: () => void;
  /** Where the kit cannot help: whom to ask, as the portal says. */
  readonly elsewhere?: TemplateResult | typeof nothing;
  /** What else leads on, where "try again" does not. */
  readonly wayOn?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/** Words for a failure. Where even they could not be loaded, it is the network that failed. */
export function failureText({
  kind,
  messages,
  failures,
}: Pick<FailureNotice, 'kind' | 'messages' | 'failures'>): string {
  return failures?.[kind] ?? messages.offline;
}

/** Says what went wrong and what to do next. Parts `alert`, `reference`, `button-retry`, `button-restart`,
 * `button-way-on`. */
export function failureNotice(failure: FailureNotice): TemplateResult {
  const { messages, waitUntil, now } = failure;
  const nextStep = errorKinds[failure.kind];
  const waiting = waitUntil !== undefined && waitUntil > now;
  const asksElsewhere = nextStep === 'ask-facility';
  const mayRetry = !waiting && (nextStep === 'retry' || nextStep === 'wait');
  return html`
    <div class="notice danger stack tight" role="alert" tabindex="-1" part="alert">
      <p>${failureText(failure)}</p>
      ${waiting ? html`<p>${messages.waitUntil(timeOrDay(waitUntil, failure.locale, now))}</p>` : nothing}
      ${
        mayRetry
          ? html`<div class="actions">
              ${button({ name: 'retry', label: messages.tryAgain, onPress: failure.onRetry })}
            </div>`
          : nothing
      }
      ${
        nextStep === 'restart'
          ? html`<div class="actions">
              ${button({ name: 'restart', label: messages.startAgain, onPress: failure.onRestart })}
            </div>`
          : nothing
      }
      ${asksElsewhere ? html`<slot name="help"></slot>${failure.elsewhere ?? nothing}` : nothing}
      ${
        failure.wayOn
          ? html`<div class="actions">
              ${button({ name: 'way-on', label: failure.wayOn.label, onPress: failure.wayOn.onPress })}
            </div>`
          : nothing
      }
      ${
        failure.requestId
          ? html`<p class="muted" part="reference">${messages.reference(failure.requestId.slice(0, 8))}</p>`
          : nothing
      }
    </div>
  `;
}
