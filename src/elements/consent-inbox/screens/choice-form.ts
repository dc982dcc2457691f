import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RequestDetails, RequestFacility } from '../../../contract/requests.js';
import { button } from '../../../ui/button.js';
import { dateField } from '../../../ui/date-field.js';
import { clipped } from '../../../ui/foreign-text.js';
import {
  type Choice,
  type ChoiceDay,
  dayOf,
  facilitiesOf,
  summaryOf,
  withDay,
  withFacility,
  withHiType,
  withVisit,
} from '../choice.js';
import { hiTypesText, told } from '../request-texts.js';
import { dayText, facilityText, hiuText, type ReviewView } from './review-view.js';

interface Check {
  readonly name: string;
  readonly checked: boolean;
  readonly partly?: boolean;
  readonly text: string | TemplateResult;
  readonly onChange: (on: boolean) => void;
}

const checkbox = ({ name, checked, partly = false, text, onChange }: Check): TemplateResult =>
  html`<label class="choice" part=${name}>
    <input
      type="checkbox"
      part="checkbox"
      .checked=${live(checked)}
      .indeterminate=${live(checked && partly)}
      @change=${(event: Event) => onChange((event.currentTarget as HTMLInputElement).checked)}
    />
    <span>${text}</span>
  </label>`;

const problem = (name: string, text: string | undefined): TemplateResult | typeof nothing =>
  text
    ? html`<p id="${name}-problem" class="problem" tabindex="-1" part="problem problem-${name}">${text}</p>`
    : nothing;

/**
 * What would be shared, to be narrowed: kinds of records, facilities and their visits, days. Nothing can be added that was
 * not asked for. Parts `choice`, `types`, `type`, `facilities`, `facility-visits`, `facility-choice`, `visits`, `visit`, `days`,
 * `choice-summary`, `note`.
 */
export function choiceForm(
  request: RequestDetails,
  choice: Choice,
  view: ReviewView,
  lookAgain: TemplateResult | typeof nothing,
): TemplateResult {
  const m = view.messages.choice;
  const { problems, pending } = view.state;
  const texts = view.messages.problems;
  const choose = (next: Choice): void => view.send({ type: 'chosen', choice: next });
  const day = (which: ChoiceDay, label: string, min: string, max: string, hint?: string): TemplateResult =>
    dateField({
      name: which,
      label,
      value: choice[which],
      min,
      max,
      hint,
      problem: problems[which] && (texts[which] as Readonly<Record<string, string>>)[problems[which]],
      onChange: (value) => choose(withDay(choice, which, value)),
    });
  const today = dayOf(Date.now());
  const [from, to, until] = [request.from, request.to, request.eraseAt].map(dayOf) as [
    string,
    string,
    string,
  ];
  return html`
    <section class="stack" part="choice" aria-labelledby="choice-title">
      <h3 id="choice-title">${m.title}</h3>
      <p class="muted" part="hint">${m.hint}</p>
      <fieldset
        class="stack tight"
        part="types"
        aria-describedby=${problems.hiTypes ? 'hiTypes-problem' : nothing}
      >
        <legend>${m.types}</legend>
        ${request.hiTypes.map((type) =>
          checkbox({
            name: 'type',
            checked: choice.hiTypes.includes(type.code),
            text: html`<bdi>${clipped(hiTypesText([type], view.words, view.locale))}</bdi>`,
            onChange: (on) => choose(withHiType(choice, request, type.code, on)),
          }),
        )}
        ${problem('hiTypes', problems.hiTypes && texts.hiTypes[problems.hiTypes])}
      </fieldset>
      <fieldset
        class="stack tight"
        part="facilities"
        aria-describedby=${problems.facilities ? 'facilities-problem' : nothing}
      >
        <legend>${m.facilities}</legend>
        ${facilitiesOf(request).map((facility) => facilityChoice(facility, choice, view, choose))}
        ${problem('facilities', problems.facilities && texts.facilities[problems.facilities])}
      </fieldset>
      <div class="days" part="days">
        ${day('from', m.from, from, to < today ? to : today)} ${day('to', m.to, from, to)}
        ${day('until', m.until, today, until, m.untilHint)}
      </div>
      ${problem('request', problems.request && texts.request[problems.request])}
      <p class="notice" role="status" part="choice-summary">${summaryText(request, choice, view)}</p>
      <p part="note">${view.messages.note(hiuText(request, view))}</p>
      <div class="actions" part="actions">
        ${button({
          name: 'submit',
          label: m.submit,
          busy: pending === 'grantConsent' ? view.messages.busy.grantConsent : undefined,
          look: 'primary',
        })}
        ${button({
          name: 'deny',
          label: m.deny,
          disabled: pending !== undefined,
          onPress: () => view.send({ type: 'deny' }),
        })}
        ${lookAgain}
      </div>
    </section>
  `;
}

function facilityChoice(
  facility: RequestFacility,
  choice: Choice,
  view: ReviewView,
  choose: (choice: Choice) => void,
): TemplateResult {
  const m = view.messages.choice;
  const { hip, careContexts } = facility;
  const chosen = choice.visits[hip.id];
  const name = facilityText(hip, view.words);
  const isOpen = view.unfolded.has(hip.id);
  const count = chosen?.length ?? 0;
  const amount = careContexts.length === 0 ? m.wholeFacility : m.visitsOf(count, careContexts.length);
  return html`
    <div class="stack facility-visits" part="facility-visits">
      ${checkbox({
        name: 'facility-choice',
        checked: chosen !== undefined,
        partly: count < careContexts.length,
        text: html`<bdi>${name}</bdi> <span class="muted">${amount}</span>`,
        onChange: (on) => choose(withFacility(choice, facility, on)),
      })}
      ${
        careContexts.length === 0
          ? nothing
          : html`<details
              part="visits"
              ?open=${isOpen}
              @toggle=${(event: Event) =>
                view.onUnfold(hip.id, (event.currentTarget as HTMLDetailsElement).open)}
            >
              <summary>${m.showVisits(name)}</summary>
              ${
                isOpen
                  ? careContexts.map(({ id, display }) =>
                      checkbox({
                        name: 'visit',
                        checked: chosen?.includes(id) ?? false,
                        text: html`<bdi>${clipped(told(display || id, view.words))}</bdi>`,
                        onChange: (on) => choose(withVisit(choice, facility, id, on)),
                      }),
                    )
                  : nothing
              }
            </details>`
      }
    </div>
  `;
}

function summaryText(request: RequestDetails, choice: Choice, view: ReviewView): string {
  const m = view.messages.choice;
  const { facilities, ofFacilities, visits, hiTypes } = summaryOf(request, choice);
  if (facilities === 0 || hiTypes === 0) return m.nothing;
  const until = dayText(choice.until && `${choice.until}T12:00:00`, view);
  return m.summary(m.facilitiesOf(facilities, ofFacilities), visits, hiTypes, until);
}
