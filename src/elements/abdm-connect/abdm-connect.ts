import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AbdmClient } from '../../client/abdm-client.js';
import { connectionContext } from '../../context/connection.js';
import { attachContextRoot } from '../../context/context-root.js';
import { sharedConnection } from '../../context/shared-connection.js';

/**
 * Shares one connection to the portal's proxy, and through its `lang` one language, with all elements inside it.
 *
 * @tagname abdm-connect
 *
 * @slot - The elements that share the connection, and whatever else the page has between them.
 */
export class AbdmConnect extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }
  `;

  /** Address of the portal's proxy: a path on the page's own origin, or an absolute URL on the same site. */
  @property({ attribute: 'base-url' }) baseUrl = '/abdm';

  /** Stands in for the platform's `fetch`; for tests and stories, and for portals that add something of their own. */
  @property({ attribute: false }) fetch: typeof globalThis.fetch | undefined;

  readonly #provider = new ContextProvider(this, { context: connectionContext });

  constructor() {
    super();
    attachContextRoot();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('baseUrl') && !changed.has('fetch')) return;
    const { baseUrl, fetch } = this;
    this.#provider.setValue(
      fetch ? { version: 1, client: new AbdmClient({ baseUrl, fetch }) } : sharedConnection(baseUrl),
    );
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
