import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../locales/common.js';

/** Where a patient finds help that the kit cannot give, as the portal configures it. */
export interface Elsewhere {
  /** Page of the ABHA portal, or of the hospital's own help; https or a path of the portal. */
  readonly helpUrl: string | undefined;
  /** Telephone number. */
  readonly helpline: string | undefined;
}

/** A web address that the portal gave; nothing that would run as a script. */
function safeUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const { protocol, href } = new URL(url, location.href);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** A link to a page of the portal, where it has one. */
export function link(url: string | undefined, text: string, part: string): TemplateResult | typeof nothing {
  const href = safeUrl(url);
  return href ? html`<a href=${href} part=${part}>${text}</a>` : nothing;
}

/** Links to help outside the page. Part `elsewhere`. */
export function elsewhere(
  { helpUrl, helpline }: Elsewhere,
  messages: CommonMessages,
): TemplateResult | typeof nothing {
  const url = safeUrl(helpUrl);
  const number = helpline?.replace(/[^+0-9]/g, '');
  if (!url && !number) return nothing;
  return html`<p class="actions" part="elsewhere">
    ${
      url
        ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
            >${messages.elsewhere.portal} <span class="visually-hidden">(${messages.newWindow})</span></a
          >`
        : nothing
    }
    ${number ? html`<a href="tel:${number}">${messages.elsewhere.helpline(helpline ?? '')}</a>` : nothing}
  </p>`;
}
