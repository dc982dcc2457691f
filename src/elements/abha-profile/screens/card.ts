import { html, type TemplateResult } from 'lit';
import { exportedCardParts } from '../../../ui/card-parts.js';
import { naming } from '../../define-element.js';

/** What a profile hands on to its card. */
export interface CardSettings {
  readonly baseUrl: string | undefined;
  readonly signInUrl: string | undefined;
  readonly helpUrl: string | undefined;
  readonly helpline: string | undefined;
}

/** The ABHA card below the profile (NHA case P2 7). Part `card`, and the card's own as `card-<part>`. */
export const abhaCard = ({ baseUrl, signInUrl, helpUrl, helpline }: CardSettings): TemplateResult =>
  naming.nested(
    html`<abha-card
      part="card"
      exportparts=${exportedCardParts}
      .baseUrl=${baseUrl}
      .signInUrl=${signInUrl}
      .helpUrl=${helpUrl}
      .helpline=${helpline}
    ></abha-card>`,
  );
