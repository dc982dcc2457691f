import { html, nothing, type TemplateResult } from 'lit';
import type { Provider } from '../../../contract/providers.js';
import type { ProviderSearchMessages } from '../../../locales/provider-search.js';
import { button } from '../../../ui/button.js';
import { clipped, foreignText, isTelling } from '../../../ui/foreign-text.js';

/** What a facility is called; its id where it has no name. */
const nameOf = ({ name, hipId }: Provider): string => (isTelling(name) ? name : hipId);

/** What a facility is called, as far as it fits into a sentence. */
export const shortNameOf = (provider: Provider): string => clipped(nameOf(provider));

/** Where a facility is: `"Chennai, Tamil Nadu"`; `undefined` where that is not known. */
export const placeOf = ({ city, state }: Provider): string | undefined =>
  [city, state].filter(isTelling).join(', ') || undefined;

/** The chosen facility as it is shown. */
export interface FacilityView {
  readonly provider: Provider;
  /** What it was chosen as. */
  readonly label: string;
  readonly messages: ProviderSearchMessages;
  readonly onAnother: () => void;
}

/** Renders a {@link FacilityView}. Parts `chosen`, `label`, `name`, `place`, `button-another`. */
export function facilityScreen({ provider, label, messages: m, onAnother }: FacilityView): TemplateResult {
  const place = placeOf(provider);
  return html`
    <div
      id="chosen"
      class="chosen stack tight"
      part="chosen"
      role="group"
      tabindex="-1"
      aria-label=${m.chosen(shortNameOf(provider))}
    >
      <p class="muted" part="label">${label}</p>
      <div class="name" part="name">${foreignText(nameOf(provider))}</div>
      ${place ? html`<div class="muted" part="place">${foreignText(place)}</div>` : nothing}
    </div>
    <div class="actions" part="actions">
      ${button({ name: 'another', label: m.another, onPress: onAnother })}
    </div>
  `;
}
