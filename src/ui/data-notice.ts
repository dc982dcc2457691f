import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../client/failure.js';
import type { CommonMessages } from '../locales/common.js';
import type { FailureMessages } from '../locales/failures.js';
import { button } from './button.js';
import { link } from './elsewhere.js';
import { failureNotice } from './failure-notice.js';

/** Why data of the patient cannot be read, and the way on. */
export interface DataNotice {
  readonly failure: Failure;
  readonly messages: CommonMessages;
  readonly failures: FailureMessages | undefined;
  readonly locale: string;
  readonly now: number;
  readonly elsewhere: TemplateResult | typeof nothing;
  /** The portal's page with `<abha-login>`. */
  readonly signInUrl: string | undefined;
  readonly onRetry: () => void;
  readonly onRenew: () => void;
}

/**
 * Renders a {@link DataNotice}. An ended session is renewed in place; somebody who is not signed in is led to the portal's
 * sign-in, or to what the portal put into the slot `sign-in`. Parts as of the failure notice, `button-renew`, `sign-in`.
 */
export function dataNotice(notice: DataNotice): TemplateResult {
  const { failure, messages, failures, locale, now, onRetry, onRenew, signInUrl } = notice;
  const isExpired = failure.kind === 'session-expired';
  return html`
    ${failureNotice({
      ...failure,
      messages,
      failures,
      locale,
      now,
      onRetry,
      onRestart: onRetry,
      elsewhere: notice.elsewhere,
    })}
    ${
      isExpired
        ? html`<div class="actions">
            ${button({ name: 'renew', label: messages.renewSession, look: 'primary', onPress: onRenew })}
          </div>`
        : nothing
    }
    ${
      failure.kind === 'sign-in-required'
        ? html`<slot name="sign-in">${link(signInUrl, messages.signIn, 'sign-in')}</slot>`
        : nothing
    }
  `;
}
