import { html, type TemplateResult } from 'lit';
import type { Account } from '../contract/values.js';
import type { AccountMessages } from '../locales/en/accounts.js';
import { button } from './button.js';

/** ABHA addresses to sign in to. */
export interface AccountList {
  readonly accounts: readonly Account[];
  readonly messages: AccountMessages;
  /** The address that is being signed in to, and the words for that. */
  readonly busy?: { readonly abhaAddress: string | undefined; readonly text: string | undefined } | undefined;
  readonly onSignIn: (abhaAddress: string) => void;
}

/** Lists ABHA addresses; one press signs in. Parts `accounts`, `account`, `button-sign-in`. */
export function accountList({ accounts, messages: m, busy, onSignIn }: AccountList): TemplateResult {
  return html`<ul class="accounts stack tight" part="accounts">
    ${accounts.map(
      ({ abhaAddress, name, kycVerified }) => html`
        <li class="account" part="account">
          <span class="stack tight">
            <strong><bdi>${abhaAddress}</bdi></strong>
            <span class="muted"><bdi>${name}</bdi> · ${kycVerified ? m.verified : m.selfDeclared}</span>
          </span>
          ${button({
            name: 'sign-in',
            label: m.signIn,
            fullLabel: m.signInTo(abhaAddress),
            busy: busy?.abhaAddress === abhaAddress ? busy.text : undefined,
            disabled: busy !== undefined,
            look: 'primary',
            onPress: () => onSignIn(abhaAddress),
          })}
        </li>
      `,
    )}
  </ul>`;
}
