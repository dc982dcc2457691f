import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { NeededDetail, SharedDetails } from '../../../contract/share.js';
import { profileShare } from '../../../locales/notices/profile-share.js';
import { birthText } from '../../../ui/birth-text.js';
import { button } from '../../../ui/button.js';
import { clipped, isTelling } from '../../../ui/foreign-text.js';
import { birthFields, firstNameField, genderField, type PersonFields } from '../../../ui/person-fields.js';
import { textField } from '../../../ui/text-field.js';
import { knownDate, missingDetails, typedPatient } from '../share-details.js';
import { mayLeave } from '../share-flow.js';
import type { Review } from '../share-state.js';
import { facilityName, type LaterView } from '../share-view.js';

/** Which facility, and where it is. Parts `facility`, `place`, `counter`. */
function facility({ state, sharing: { review: m } }: LaterView, { facility: found }: Review): TemplateResult {
  const place = [found.city, found.state].filter(isTelling).join(', ');
  return html`<p class="stack tight" part="facility">
    <strong><bdi>${facilityName(state)}</bdi></strong>
    ${place ? html`<span class="muted" part="place"><bdi>${clipped(place)}</bdi></span>` : nothing}
    <span class="muted" part="counter"><bdi>${m.counter(state.counter?.counterId ?? '')}</bdi></span>
  </p>`;
}

/** The seven details, all of them (NHA case SHARE_PATIENT_PROFILE_701). Parts `details`, `row`, `term`, `value`. */
function details(view: LaterView, shared: SharedDetails): TemplateResult {
  const { sharing, locale, state } = view;
  const { rows, unknown, toAdd } = sharing.review;
  const missing = missingDetails(state);
  const row = (name: keyof typeof rows, text: string | undefined, needed?: NeededDetail): TemplateResult => {
    const isMissing = needed !== undefined && missing.includes(needed);
    const shown = isTelling(text) ? text : isMissing ? toAdd : unknown;
    return html`<div class="detail" part="row row-${name}">
      <dt class="muted" part="term">${rows[name]}</dt>
      <dd part="value value-${name}"><bdi>${shown}</bdi></dd>
    </div>`;
  };
  return html`<dl class="details" part="details">
    ${row('number', shared.abhaNumber)} ${row('address', shared.abhaAddress)}
    ${row('name', shared.name, 'name')}
    ${row('gender', shared.gender && sharing.added.genders[shared.gender], 'gender')}
    ${row('birth', birthText(shared, locale), 'birth')} ${row('mobile', shared.mobile, 'mobile')}
    ${row('home', shared.address)}
  </dl>`;
}

/** What upstream has not and the facility needs. Parts `missing`, `field-firstName`, `field-birth`, `field-gender`,
 * `field-mobile`. */
function missingFields(view: LaterView): TemplateResult | typeof nothing {
  const { state, sharing, common, send } = view;
  const missing = missingDetails(state);
  if (missing.length === 0) return nothing;
  const m = sharing.added;
  const fields: PersonFields = {
    typed: typedPatient(state),
    problems: state.problems,
    place: 'unknown',
    messages: m,
    fixed: Object.keys(knownDate(state)) as (keyof ReturnType<typeof knownDate>)[],
    onTyped: (field, text) => send({ type: 'patient-typed', field, text }),
  };
  const { mobile } = state.problems;
  const has = (detail: NeededDetail): boolean => missing.includes(detail);
  return html`<div class="stack" part="missing">
    <p>${sharing.review.missing}</p>
    ${has('name') ? firstNameField(fields) : nothing} ${has('birth') ? birthFields(fields) : nothing}
    ${has('gender') ? genderField(fields) : nothing}
    ${
      has('mobile')
        ? textField({
            name: 'mobile',
            label: m.mobile,
            value: state.patient.mobile,
            hint: m.mobileHint,
            problem: mobile && common.problems.mobile[mobile],
            inputmode: 'tel',
            autocomplete: 'tel-national',
            digits: true,
            required: true,
            onInput: ({ value: text }) => send({ type: 'patient-typed', field: 'mobile', text }),
          })
        : nothing
    }
  </div>`;
}

/** Whether the location goes along. Parts `location`, `checkbox`. */
function location({ state, sharing: { review: m }, send }: LaterView): TemplateResult {
  return html`<div class="field">
    <label class="choice" part="location">
      <input
        type="checkbox"
        part="checkbox"
        .checked=${live(state.wantsLocation)}
        aria-describedby="location-hint"
        @change=${(event: Event) =>
          send({ type: 'location', wanted: (event.currentTarget as HTMLInputElement).checked })}
      />
      <span>${m.location}</span>
    </label>
    <p class="muted" id="location-hint" part="location-hint">${m.locationHint}</p>
  </div>`;
}

/** The prescribed sentence (NHA case P2 5.1.1). Parts `consent`, `terms-text`. */
function consent({ state, sharing: { review: m } }: LaterView): TemplateResult {
  const name = facilityName(state);
  return html`<div class="terms stack tight" part="consent">
    ${
      m.agreement
        ? html`<p>${m.agreement.text(name)}</p>
            <p class="muted">${m.agreement.note}</p>`
        : nothing
    }
    <p lang=${profileShare.language} dir="ltr" part="terms-text">${profileShare.text(name)}</p>
  </div>`;
}

/** What the facility would get, and the patient's yes to it (NHA cases P2 5.1.1 and 5.1.2). Part `explanation`. */
export function reviewScreen(view: LaterView): TemplateResult | typeof nothing {
  const { state, messages, sharing, send, submit } = view;
  const { review } = state;
  if (!review) return nothing;
  const m = sharing.review;
  const { pending } = state;
  const busy = pending && pending !== 'readShare' ? messages.busy[pending] : undefined;
  const press = (event: Event): void => {
    event.preventDefault();
    submit();
  };
  return html`<form class="stack" part="form" novalidate autocomplete="off" @submit=${press}>
    ${facility(view, review)}
    <p part="explanation">${m.text}</p>
    ${details(view, review.details)} ${missingFields(view)} ${location(view)} ${consent(view)}
    <div class="actions" part="actions">
      ${button({
        name: 'submit',
        label: m.submit,
        busy: state.isLocating ? messages.busy.locating : busy,
        look: 'primary',
      })}
      ${button({
        name: 'cancel',
        label: m.cancel,
        disabled: !mayLeave(state),
        onPress: () => send({ type: 'cancel' }),
      })}
    </div>
  </form>`;
}
