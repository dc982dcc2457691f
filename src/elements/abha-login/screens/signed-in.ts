import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { busyText, type LoginView } from './view.js';

/** Who is signed in on this device, the way to another of them, and out. */
export function signedInScreen(view: LoginView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.signedIn;
  const current = state.patients.find((patient) => patient.current);
  const others = state.patients.filter((patient) => !patient.current);
  const busy = busyText(state, messages);
  return html`
    ${
      current
        ? html`<p part="explanation"><bdi>${m.text(current.name || current.abhaAddress)}</bdi></p>
            <p class="muted"><bdi part="value">${current.abhaAddress}</bdi></p>`
        : nothing
    }
    ${
      others.length > 0
        ? html`<h3 id="others">${m.others}</h3>
            <ul class="accounts stack tight" part="accounts" aria-labelledby="others">
              ${others.map(
                ({ patient, name, abhaAddress }) =>
                  html`<li class="account" part="account">
                    <span class="stack tight"
                      ><strong><bdi>${name}</bdi></strong
                      ><span class="muted"><bdi>${abhaAddress}</bdi></span></span
                    >
                    ${button({
                      name: 'show',
                      label: m.show,
                      fullLabel: m.showOf(name || abhaAddress),
                      disabled: busy !== undefined,
                      onPress: () => send({ type: 'switch', patient }),
                    })}
                  </li>`,
              )}
            </ul>`
        : nothing
    }
    <div class="actions" part="actions">
      ${button({ name: 'add', label: m.add, disabled: busy !== undefined, onPress: () => send({ type: 'add' }) })}
      ${button({
        name: 'sign-out',
        label: m.signOut,
        busy: state.pending === 'signOut' ? busy : undefined,
        look: 'plain',
        onPress: () => send({ type: 'sign-out' }),
      })}
    </div>
  `;
}
