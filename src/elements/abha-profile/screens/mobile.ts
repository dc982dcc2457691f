import { html, nothing, type TemplateResult } from 'lit';
import type { ProfileMessages } from '../../../locales/profile.js';
import { button } from '../../../ui/button.js';
import type { MobileState } from '../mobile-controller.js';

/** A mobile number as it is shown. */
export interface MobileView {
  /** Masked; absent where ABDM knows none. */
  readonly masked: string | undefined;
  readonly state: MobileState;
  /** Words for why the whole number could not be asked for. */
  readonly failure: string | undefined;
  readonly messages: ProfileMessages;
  readonly onToggle: () => void;
}

/** The mobile number, masked, and the button that shows it whole for a while. Parts `button-reveal`, `mobile-remark`. */
export function mobileNumber({ masked, state, failure, messages, onToggle }: MobileView): TemplateResult {
  if (masked === undefined) return html`<bdi>${messages.unknown}</bdi>`;
  const m = messages.mobileNumber;
  const isShown = state.step === 'shown';
  const remark = state.step === 'unknown' ? m.untold : failure;
  return html`
    <bdi class="digits" dir="ltr">${isShown ? state.number : masked}</bdi>
    ${button({
      name: 'reveal',
      label: isShown ? m.hide : m.show,
      busy: state.step === 'asking' ? m.asking : undefined,
      look: 'plain',
      onPress: onToggle,
    })}
    <span role="status" class=${failure ? 'problem' : 'muted'} part=${remark ? 'mobile-remark' : nothing}
      >${remark}</span
    >
  `;
}
