import { html, nothing, type TemplateResult } from 'lit';
import { mostPerMobile } from '../../../abdm/limits.js';
import { accountList } from '../../../ui/account-list.js';
import { button } from '../../../ui/button.js';
import { backButton, busyText, type SignupView, stepsOf } from './view.js';

/** The words for a number that cannot get more addresses, or `undefined` where it can. */
function fullText(view: SignupView): string | undefined {
  const { accounts, method } = view.state;
  const m = stepsOf(view).accounts;
  if (method !== 'mobile') return accounts.length >= mostPerMobile ? m.fullAadhaar : undefined;
  return accounts.filter(({ kycVerified }) => !kycVerified).length >= mostPerMobile
    ? m.fullMobile
    : undefined;
}

/** ABHA addresses that exist already: one press signs in, a new one comes second (NHA cases P1 1.6 and 1.7). */
export function accountsScreen(view: SignupView): TemplateResult {
  const { state, send } = view;
  const m = stepsOf(view).accounts;
  const full = fullText(view);
  const { mayCreate } = state;
  const isSigningIn = state.pending?.startsWith('signInTo') === true;
  return html`
    <p part="explanation">${m.text}</p>
    ${accountList({
      accounts: state.accounts,
      messages: m,
      busy: isSigningIn ? { abhaAddress: state.signInTo, text: busyText(state, view) } : undefined,
      onSignIn: (abhaAddress) => send({ type: 'sign-in', abhaAddress }),
    })}
    ${mayCreate && full ? html`<p class="notice" part="notice">${full}</p>` : nothing}
    <div class="actions" part="actions">
      ${
        mayCreate && !full
          ? button({
              name: 'create-another',
              label: state.method === 'mobile' ? m.createByMobile : m.create,
              onPress: () => send({ type: 'create-another' }),
            })
          : nothing
      }
      ${backButton(view)}
    </div>
  `;
}
