import { html, nothing, type TemplateResult } from 'lit';
import type { PatientDataController } from '../../../controllers/patient-data-controller.js';
import { dataNotice } from '../../../ui/data-notice.js';
import { link } from '../../../ui/elsewhere.js';
import type { ProfileTexts } from '../profile-port.js';

/** How the profile's data stand, as it is said above them. */
export interface DataRemarks {
  readonly data: Pick<PatientDataController<unknown>, 'failure' | 'value' | 'isBusy' | 'reload' | 'renew'>;
  /** Whether the patient knows why nobody is signed in: the profile is deleted. */
  readonly isExpected: boolean;
  readonly texts: NonNullable<ProfileTexts['messages']>;
  readonly locale: string;
  readonly elsewhere: TemplateResult | typeof nothing;
  readonly signInUrl: string | undefined;
}

/** What was done for the patient. Part `notice`. */
export const goodNews = (text: string | undefined): TemplateResult | typeof nothing =>
  text ? html`<p class="notice" part="notice">${text}</p>` : nothing;

const remark = (text: string): TemplateResult => html`<p class="muted" part="remark">${text}</p>`;

/** Why the profile is not there, or not fresh, and the way on. */
export function dataRemarks(view: DataRemarks): TemplateResult | typeof nothing {
  const { data, texts, signInUrl } = view;
  const { common, failures, profile } = texts;
  const { failure, value, isBusy } = data;
  if (value && isBusy) return remark(profile.refreshing);
  if (!failure) return nothing;
  if (view.isExpected && failure.kind === 'sign-in-required')
    return html`<slot name="sign-in">${link(signInUrl, common.signIn, 'sign-in')}</slot>`;
  const notice = dataNotice({
    failure,
    messages: common,
    failures,
    locale: view.locale,
    now: Date.now(),
    elsewhere: view.elsewhere,
    signInUrl,
    onRetry: () => data.reload(),
    onRenew: () => data.renew(),
  });
  return value ? html`${remark(profile.stale)} ${notice}` : notice;
}
