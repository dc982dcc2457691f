import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { longestFacilityName, shortestFacilityName } from '../../../abdm/care-contexts.js';
import type { Provider } from '../../../contract/providers.js';
import type { ProviderSearchMessages } from '../../../locales/provider-search.js';
import { clipped } from '../../../ui/foreign-text.js';
import { numberText } from '../../../ui/formats.js';
import type { ComboboxController } from '../combobox-controller.js';
import { matchesIn } from '../matches.js';
import { placeOf, shortNameOf } from './facility.js';

/** The search as it is shown. */
export interface SearchView {
  readonly combobox: ComboboxController;
  readonly label: string;
  readonly messages: ProviderSearchMessages;
  /** BCP 47 tag for numbers. */
  readonly locale: string;
}

function hint({ combobox, messages: m, locale }: SearchView): string {
  const { phase, found } = combobox.search;
  if (phase === 'loading') return m.searching;
  if (phase !== 'found' || !found) return m.hint(numberText(shortestFacilityName, locale));
  const { length } = found.providers;
  const shown = numberText(length, locale);
  return found.more ? m.more(length, shown) : m.found(length, shown);
}

function option(provider: Provider, index: number, { active, search }: ComboboxController): TemplateResult {
  const isActive = index === active;
  const place = placeOf(provider);
  const pieces = matchesIn(shortNameOf(provider), search.name);
  return html`<li
    id="option-${index}"
    role="option"
    part=${isActive ? 'option option-active' : 'option'}
    aria-selected=${isActive ? 'true' : 'false'}
  >
    <bdi part="name"
      >${pieces.map(({ text, isMatch }) => (isMatch ? html`<mark part="match">${text}</mark>` : text))}</bdi
    >
    ${place ? html`<bdi class="muted" part="place">${clipped(place)}</bdi>` : nothing}
  </li>`;
}

/** The field with its list. Parts `field`, `label`, `input`, `hint`, `problem`, `list`, `option`, `name`, `place`, `match`. */
export function searchScreen(view: SearchView): TemplateResult {
  const { combobox, label, messages: m, locale } = view;
  const { search, isShown, active } = combobox;
  const problem =
    search.problem === 'too-long' ? m.tooLong(numberText(longestFacilityName, locale)) : undefined;
  // A press on an option must not take focus out of the field: that would close the list before the click.
  const keepFocus = (event: Event): void => event.preventDefault();
  return html`<div class="field" part="field">
    <label id="label" for="name" part="label">${label}</label>
    <div class="combobox" @click=${combobox.onPress} @keydown=${combobox.onKey}>
      <input
        id="name"
        part="input"
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="search"
        aria-labelledby="label"
        aria-autocomplete="list"
        aria-expanded=${isShown ? 'true' : 'false'}
        aria-controls="list"
        aria-activedescendant=${active === undefined ? nothing : `option-${active}`}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? 'problem' : 'hint'}
        .value=${live(search.text)}
        @input=${combobox.onInput}
        @compositionend=${combobox.onComposed}
        @blur=${combobox.close}
      />
      <ul
        id="list"
        class="list"
        part="list"
        role="listbox"
        popover=${combobox.isAbovePage ? 'manual' : nothing}
        aria-label=${m.list}
        ?hidden=${!isShown}
        @mousedown=${keepFocus}
      >
        ${isShown ? search.found?.providers.map((provider, index) => option(provider, index, combobox)) : nothing}
      </ul>
      ${
        problem
          ? html`<p id="problem" class="problem" part="problem">${problem}</p>`
          : html`<p id="hint" class="muted" part="hint">${hint(view)}</p>`
      }
    </div>
  </div>`;
}

/** That nothing was found, and how else to look. Parts `empty`, `tips`. */
export function emptyScreen({ combobox, messages: m }: SearchView): TemplateResult {
  return html`<div class="stack tight" part="empty">
    <p><strong>${m.empty(combobox.search.name)}</strong></p>
    <ul class="tips" part="tips">
      ${m.tips.map((tip) => html`<li>${tip}</li>`)}
    </ul>
  </div>`;
}
