import { html, type TemplateResult } from 'lit';
import { formatMobile, isUnusualMobile, mobileDigits, mobileGroups } from '../../../abdm/mobile.js';
import { groupInput } from '../../../controllers/grouped-digits.js';
import { textField } from '../../../ui/text-field.js';
import { backButton, problemOf, resumeNotice, type SignupView, submitButton } from './view.js';

/** A mobile number, in groups while it is typed. */
export function mobileField(
  view: SignupView,
  { label, hint }: { readonly label: string; readonly hint: string },
): TemplateResult {
  const { mobile } = view.state.draft;
  const typed = (text: string): void => view.send({ type: 'typed', field: 'mobile', text });
  return textField({
    name: 'mobile',
    label,
    value: formatMobile(mobile),
    hint,
    problem: problemOf(view, 'mobile'),
    remark: isUnusualMobile(mobileDigits(mobile)) ? view.messages.mobile.unusual : undefined,
    inputmode: 'tel',
    autocomplete: 'tel-national',
    digits: true,
    onInput: (input) => typed(groupInput(input, mobileGroups)),
    onBlur: (input) => {
      const text = mobileDigits(input.value);
      if (text !== mobile) typed(text);
    },
  });
}

/** The mobile number of a self-declared registration (NHA cases P1 1.2 and 1.3). */
export function mobileScreen(view: SignupView): TemplateResult {
  const m = view.messages.mobile;
  return html`
    ${resumeNotice(view)}
    <p part="explanation">${m.text}</p>
    ${mobileField(view, m)}
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}
