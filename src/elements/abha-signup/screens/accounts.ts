import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { backButton, type SignupView, submitButton } from './view.js';

/** ABHA addresses that exist already, to sign in to one of them. */
export function accountsScreen(view: SignupView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.accounts;
  return html`
    <p part="explanation">${m.text}</p>
    <fieldset class="stack tight" part="accounts">
      <legend class="visually-hidden">${m.title}</legend>
      ${state.accounts.map(
        (account) => html`
          <label class="choice" part="account">
            <input
              type="radio"
              name="account"
              part="radio"
              .value=${account.abhaAddress}
              .checked=${state.draft.account === account.abhaAddress}
              @change=${() => send({ type: 'typed', field: 'account', text: account.abhaAddress })}
            />
            <span class="stack tight">
              <strong><bdi>${account.abhaAddress}</bdi></strong>
              <span class="muted"
                ><bdi>${account.name}</bdi> · ${account.kycVerified ? m.verified : m.selfDeclared}</span
              >
            </span>
          </label>
        `,
      )}
    </fieldset>
    ${state.problems.account ? html`<p class="problem" part="problem">${m.choose}</p>` : nothing}
    <div class="actions" part="actions">
      ${submitButton(view, m.submit)}
      ${
        state.mayCreate
          ? button({
              name: 'create-another',
              label: m.create,
              onPress: () => send({ type: 'create-another' }),
            })
          : nothing
      }
      ${backButton(view)}
    </div>
  `;
}
