import { ContextProvider } from '@lit/context';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AbdmClient } from '../../client/abdm-client.js';
import type { Renewal } from '../../client/session-gate.js';
import { type Connection, connectionContext } from '../../context/connection.js';
import { nearestLanguage } from '../../context/nearest-language.js';
import { sharedConnection } from '../../context/shared-connection.js';
import type { Session } from '../../contract/session.js';
import { bestLanguage, loadMessages } from '../../locales/message-set.js';
import { AbdmElement } from '../abdm-element.js';
import { defineElement, naming } from '../define-element.js';
import type { SessionRenewal as SessionRenewalElement } from '../session-renewal/index.js';
import type { PatientChangedDetail, SessionExpiredDetail } from './abdm-connect.events.js';

/**
 * Shares one connection to the portal's proxy, and through its `lang` one language, with all elements inside it. Renews the
 * patient's session with ABDM in a dialog when one of them needs it.
 *
 * @tagname abdm-connect
 *
 * @slot - The elements that share the connection, and whatever else the page has between them.
 *
 * @event {CustomEvent<PatientChangedDetail>} abdm-patient-changed - Another patient, or none, is signed in, by this page or another tab; elements have forgotten the one before.
 * @event {CustomEvent<SessionExpiredDetail>} abdm-session-expired - The session has ended, and an element needs it. With `preventDefault()` and `waitUntil(promise)` the portal renews it in its own way.
 * @event {CustomEvent<SessionRenewedDetail>} abdm-session-renewed - The session is open again.
 *
 * @csspart dialog - The dialog of the renewal.
 * @csspart renewal - The `<session-renewal>` in it; its parts are exported as `renewal-frame`, `renewal-title`, `renewal-button` and so on.
 */
export class AbdmConnect extends AbdmElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }

    dialog {
      box-sizing: border-box;
      inline-size: min(100% - 1rem, 32rem);
      max-block-size: calc(100% - 1rem);
      padding: 0;
      border: 1px solid GrayText;
      border-radius: var(--abdm-radius, 0.5rem);
      overflow: auto;
    }

    dialog::backdrop {
      background: rgb(0 0 0 / 50%);
    }
  `;

  /** Address of the portal's proxy: a path on the page's own origin, or an absolute URL on the same site. */
  @property({ attribute: 'base-url' }) baseUrl = '/abdm';

  /** Stands in for the platform's `fetch`; for tests and stories, and for portals that add something of their own. */
  @property({ attribute: false }) fetch: typeof globalThis.fetch | undefined;

  #renewing = false;
  /** Names the dialog. */
  #label = '';

  readonly #provider = new ContextProvider(this, { context: connectionContext });
  #registered: { readonly client: Connection['client']; readonly end: () => void } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#register();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#registered?.end();
    this.#registered = undefined;
  }

  /** Who is signed in on this browser, for the portal's present user. @throws AbdmError */
  async session(): Promise<Session> {
    const { findSession } = await import('../../contract/session.js');
    return this.#client.call(findSession, {});
  }

  /**
   * Shows another of the signed-in patients in all elements, in all tabs.
   *
   * @param patient - from {@link session}
   * @throws AbdmError
   */
  async switchPatient(patient: string): Promise<Session> {
    const { switchPatient } = await import('../../contract/session.js');
    return this.#client.call(switchPatient, { patient });
  }

  /** Signs all patients of this browser out, for good; elements everywhere forget them. @throws AbdmError */
  async signOut(): Promise<void> {
    const { signOut } = await import('../../contract/session.js');
    await this.#client.call(signOut, {});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('baseUrl') && !changed.has('fetch')) return;
    const { baseUrl, fetch } = this;
    this.#provider.setValue(
      fetch ? { version: 1, client: new AbdmClient({ baseUrl, fetch }) } : sharedConnection(baseUrl),
    );
    if (this.isConnected) this.#register();
  }

  /** What a page has inside goes on. */
  protected override apology(): TemplateResult {
    return html`<slot></slot>`;
  }

  protected override content(): TemplateResult {
    return html`<slot></slot>${
        this.#renewing
          ? naming.nested(
              html`<dialog
                part="dialog"
                aria-label=${this.#label}
                @cancel=${this.#cancel}
                @close=${this.#closed}
              >
                <session-renewal
                  part="renewal"
                  exportparts="frame: renewal-frame, title: renewal-title, form: renewal-form, explanation: renewal-explanation, patient: renewal-patient, field: renewal-field, label: renewal-label, input: renewal-input, problem: renewal-problem, otp-status: renewal-otp-status, actions: renewal-actions, button: renewal-button, notice: renewal-notice, alert: renewal-alert, reference: renewal-reference"
                  .onDemand=${true}
                ></session-renewal>
              </dialog>`,
            )
          : nothing
      }`;
  }

  get #client(): Connection['client'] {
    const connection = this.#provider.value;
    if (!connection) throw new Error('<abdm-connect> is not in a page');
    return connection.client;
  }

  #register(): void {
    const client = this.#provider.value?.client;
    if (client === this.#registered?.client) return;
    this.#registered?.end();
    this.#registered = undefined;
    if (!client) return;
    const stopRenewing = client.session.register(() => this.#renew(), 'shared');
    const stopWatching = client.onPatientChange(() => this.#patientChanged());
    const end = (): void => {
      stopRenewing();
      stopWatching();
    };
    this.#registered = { client, end };
  }

  #patientChanged(): void {
    const detail: PatientChangedDetail = { version: 1 };
    this.emit('abdm-patient-changed', detail);
  }

  async #renew(): Promise<Renewal> {
    const promises: Promise<unknown>[] = [];
    const detail: SessionExpiredDetail = { version: 1, waitUntil: (promise) => promises.push(promise) };
    const options = { detail, bubbles: true, composed: true, cancelable: true };
    if (this.dispatchEvent(new CustomEvent('abdm-session-expired', options))) return this.#ask();
    const renewed = await Promise.allSettled(promises);
    const isRenewed = ({ status, value }: { status: string; value?: unknown }): boolean =>
      status === 'fulfilled' && value !== false;
    return promises.length > 0 && renewed.every(isRenewed) ? 'renewed' : 'ended';
  }

  /** Asks the patient in a dialog of its own. */
  async #ask(): Promise<Renewal> {
    const { sessionMessages } = await import('../../locales/session.js');
    const { SessionRenewal } = await import('../session-renewal/index.js');
    defineElement('session-renewal', SessionRenewal);
    const language = bestLanguage(sessionMessages, nearestLanguage(this));
    this.#label = (await loadMessages(sessionMessages, language)).label;
    this.#renewing = true;
    this.requestUpdate();
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    const renewal = this.renderRoot.querySelector<SessionRenewalElement>('[part=renewal]');
    try {
      dialog?.showModal();
      return (await renewal?.renew()) ?? 'ended';
    } finally {
      this.#renewing = false;
      // Before it goes: closing gives focus back to where it was.
      dialog?.close();
      this.requestUpdate();
    }
  }

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#giveUp();
  };

  /** A browser may close the dialog without asking, as on a page that nobody has touched yet. */
  readonly #closed = ({ target }: Event): void => {
    const dialog = this.renderRoot.querySelector('dialog');
    // The event comes late: by then another renewal may have opened a dialog.
    if (dialog === target && !dialog?.open) this.#giveUp();
  };

  #giveUp(): void {
    if (this.#renewing) this.renderRoot.querySelector<SessionRenewalElement>('[part=renewal]')?.cancel();
  }
}
