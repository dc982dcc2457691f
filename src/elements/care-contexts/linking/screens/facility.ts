import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../../ui/button.js';
import { failureNotice } from '../../../../ui/failure-notice.js';
import { naming } from '../../../define-element.js';
import type { ProviderSelectDetail } from '../../../provider-search/index.js';
import type { LinkingView } from '../linking-view.js';

/** Parts of `<provider-search>`, as its documentation names them. */
const searchParts = [
  ...['frame', 'field', 'label', 'input', 'hint', 'problem', 'list', 'option', 'option-active'],
  ...['name', 'place', 'match', 'empty', 'tips', 'loading', 'chosen', 'whole-text'],
  ...['actions', 'button', 'notice', 'alert', 'reference', 'elsewhere'],
] as const;

const exportedSearchParts = searchParts.map((name) => `${name}: search-${name}`).join(', ');

function search(view: LinkingView): TemplateResult {
  const { status, failure, hipId, onRetry, onSelect } = view.search;
  const { common, failures, locale, now, elsewhere } = view;
  if (status === 'failed' && failure)
    return failureNotice({
      ...failure,
      ...{ messages: common, failures, locale, now, elsewhere, onRetry, onRestart: onRetry },
    });
  if (status !== 'ready') return html`<p class="muted" aria-busy="true">${common.loading}</p>`;
  const select = (event: CustomEvent<ProviderSelectDetail>): void => {
    // It is the linking's own search: the page hears of what comes of it.
    event.stopPropagation();
    const { version: _version, ...facility } = event.detail;
    onSelect(facility);
  };
  return naming.nested(
    html`<provider-search
      part="search"
      exportparts=${exportedSearchParts}
      .hipId=${hipId}
      .value=${view.state.facility}
      @provider-select=${select}
    ></provider-search>`,
  );
}

/** Where the patient was treated (NHA cases P2 1.1, 1.2, 19.3 and 19.7). Parts `search`, `problem`. */
export function facilityScreen(view: LinkingView): TemplateResult {
  const { state, messages, close } = view;
  const m = messages.facility;
  return html`
    <p part="explanation">${m.text}</p>
    ${search(view)}
    ${state.problems.facility ? html`<p class="problem" role="alert" part="problem">${m.problem}</p>` : nothing}
    <div class="actions" part="actions">
      ${button({ name: 'submit', label: m.submit, look: 'primary' })}
      ${button({ name: 'leave', label: messages.cancel, look: 'plain', onPress: () => close() })}
    </div>
  `;
}
