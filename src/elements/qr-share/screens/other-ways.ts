import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { textField } from '../../../ui/text-field.js';
import type { TypedCounter } from '../share-state.js';
import type { ShareView } from '../share-view.js';

/** Whether the device is held in the hand, so that a photo can be taken with it. */
const isHandheld = (): boolean => matchMedia('(any-pointer: coarse)').matches;

/** A button in the page's language before the platform's own choice of files. */
function pictureButton(view: ShareView, name: 'choose' | 'capture'): TemplateResult {
  const { messages: m, isReadingPicture, onPicture } = view;
  const press = (event: Event): void => {
    const { nextElementSibling: input } = event.currentTarget as HTMLElement;
    if (!isReadingPicture) (input as HTMLInputElement).click();
  };
  const take = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file may be chosen again.
    input.value = '';
    if (file) onPicture(file);
  };
  return html`<span>
    <button
      type="button"
      class="secondary"
      part="button button-${name}"
      aria-describedby="picture"
      @click=${press}
    >
      ${m.other[name]}
    </button>
    <input
      type="file"
      hidden
      accept="image/*"
      capture=${name === 'capture' ? 'environment' : nothing}
      aria-label=${m.other[name]}
      @change=${take}
    />
  </span>`;
}

const idField = (view: ShareView, field: keyof TypedCounter): TemplateResult => {
  const { state, messages: m, send } = view;
  const problems: Readonly<Record<string, string>> = m.problems[field];
  const problem = state.problems[field];
  return textField({
    name: field,
    label: m.other[field],
    value: state.typed[field],
    hint: m.other[`${field}Hint`],
    problem: problem && problems[problem],
    onInput: ({ value: text }) => send({ type: 'counter-typed', field, text }),
  });
};

/**
 * How a counter is named without the camera. Parts `other`, `other-summary`, `picture`, `form`, `field-link`, `field-hipId`,
 * `field-counterId`.
 */
export function otherWays(view: ShareView): TemplateResult {
  const { messages: m, isReadingPicture, isUnfolded, onUnfold, submit } = view;
  const press = (event: Event): void => {
    event.preventDefault();
    submit();
  };
  return html`<details
    class="other"
    part="other"
    ?open=${isUnfolded}
    @toggle=${(event: Event) => onUnfold((event.currentTarget as HTMLDetailsElement).open)}
  >
    <summary part="other-summary">${m.other.title}</summary>
    <div class="stack">
      <section class="stack tight" part="picture" aria-labelledby="picture-title">
        <h3 id="picture-title">${m.other.picture}</h3>
        <p class="muted" id="picture">${isReadingPicture ? m.other.reading : m.other.pictureText}</p>
        <div class="actions">
          ${pictureButton(view, 'choose')} ${isHandheld() ? pictureButton(view, 'capture') : nothing}
        </div>
      </section>
      <form class="stack" part="form" novalidate autocomplete="off" @submit=${press}>
        <h3>${m.other.typed}</h3>
        ${idField(view, 'link')}
        <p>${m.other.or}</p>
        ${idField(view, 'hipId')} ${idField(view, 'counterId')}
        <div class="actions">${button({ name: 'submit', label: m.other.submit })}</div>
      </form>
    </div>
  </details>`;
}
