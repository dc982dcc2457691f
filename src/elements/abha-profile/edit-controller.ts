import type { ReactiveController } from 'lit';
import { typedPincode } from '../../abdm/typed-person.js';
import { type AbdmError, asAbdmError, isAbort, loaded } from '../../client/abdm-error.js';
import { isAnswerLost } from '../../client/answer-lost.js';
import { failureOf } from '../../client/failure.js';
import type { Profile, ProfileChanges } from '../../contract/profile.js';
import type { PersonField } from '../../ui/person-fields.js';
import { PincodeLookUp } from './pincode-look-up.js';
import type { ProfileInput } from './profile-fields.js';
import {
  changesOf,
  chosen,
  formOf,
  formProblems,
  isChanged,
  isDirty,
  type ProfileForm,
  typedInto,
  undecided,
} from './profile-form.js';
import { merged } from './profile-merge.js';
import type { ProfilePort } from './profile-port.js';

/** How a change ended. `unread`: made, but not read again; `not-yet`: made, but ABDM shows something else. */
export type Saved = 'saved' | 'savedUnread' | 'savedNotYet';

/** Keeps the form of a profile, saves it, and guards what is not saved yet. */
export class EditController implements ReactiveController {
  readonly #port: ProfilePort;
  readonly #pincode: PincodeLookUp;
  #work = new AbortController();
  #guarded = false;
  /** The form, while there is one. */
  form: ProfileForm | undefined;
  /** How the last change ended, until the next one. */
  saved: Saved | undefined;

  constructor(port: ProfilePort) {
    this.#port = port;
    this.#pincode = new PincodeLookUp(() => port.connection());
    port.host.addController(this);
  }

  hostUpdate(): void {
    const { form } = this;
    const profile = this.#port.data.value;
    if (!form || !profile || profile === form.base) return;
    if (profile.etag === form.base.etag) {
      this.form = { ...form, base: profile };
      return;
    }
    this.#take(merged(form, profile));
    const { taken, closed, conflicts } = this.form ?? form;
    const isTold = taken.length + closed.length + Object.keys(conflicts).length > 0;
    if (isTold) this.#port.announcer.say(this.#messages?.changedElsewhere ?? '');
  }

  hostUpdated(): void {
    const dirty = this.form !== undefined && isDirty(this.form);
    if (dirty === this.#guarded) return;
    this.#guarded = dirty;
    if (dirty) addEventListener('beforeunload', this.#stay);
    else removeEventListener('beforeunload', this.#stay);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#stay);
    this.#guarded = false;
  }

  /** Opens the form. */
  open(profile: Profile): void {
    this.form = formOf(profile);
    this.saved = undefined;
    this.#port.focus.after('#title');
  }

  /** Another patient, or none, is signed in. */
  forget(): void {
    this.#work.abort();
    this.#pincode.cancel();
    this.form = undefined;
    this.saved = undefined;
  }

  /** Takes what was typed. */
  typed(input: ProfileInput, text: string): void {
    if (this.form) this.#take(typedInto(this.form, input, text));
  }

  /** Takes whose value counts where both changed a field. */
  choose(field: PersonField, choice: 'mine' | 'theirs'): void {
    if (this.form) this.#take(chosen(this.form, field, choice));
  }

  /** Leaves the form; asks first where something would be lost. */
  cancel(): void {
    const { form } = this;
    if (!form || form.saving) return;
    if (!isDirty(form)) {
      this.discard();
      return;
    }
    this.#take({ ...form, leaving: true });
    this.#port.focus.after('#leaving');
  }

  /** Stays in the form after all. */
  keep(): void {
    if (this.form) this.#take({ ...this.form, leaving: false });
    this.#port.focus.after('[part~="button-submit"]');
  }

  /** Drops the form. */
  discard(): void {
    this.#pincode.cancel();
    this.form = undefined;
    this.#port.close('edit');
  }

  /** Saves what was changed, once. */
  async save(): Promise<void> {
    const { form } = this;
    const client = this.#port.connection()?.client;
    if (!form || form.saving || !client) return;
    const changes = changesOf(form);
    if (!this.#isReady(form, changes)) return;
    this.#take({
      ...form,
      problems: {},
      saving: true,
      failure: undefined,
      remark: undefined,
      leaving: false,
    });
    this.#port.announcer.say(this.#messages?.saving ?? '');
    const { signal } = (this.#work = new AbortController());
    const { epoch } = this.#port.data;
    try {
      const { updateProfile } = await loaded(import('./profile-calls.js'));
      const request = { etag: form.base.etag, changes };
      const { profile } = await client.call(updateProfile, request, { epoch, signal });
      if (!signal.aborted) this.#end(profile, changes);
    } catch (caught) {
      if (!isAbort(caught) && !signal.aborted) await this.#failed(asAbdmError(caught), changes, signal);
    }
  }

  get #messages(): NonNullable<ProfilePort['texts']['messages']>['profile']['form'] | undefined {
    return this.#port.texts.messages?.profile.form;
  }

  #take(form: ProfileForm): void {
    const isNewPlace = form.place === 'looking' && form.typed.pincode !== this.form?.typed.pincode;
    this.form = form;
    this.#port.host.requestUpdate();
    if (form.place !== 'looking') this.#pincode.cancel();
    else if (isNewPlace)
      this.#pincode.start(typedPincode(form.typed), (place) => {
        if (this.form) this.#take({ ...this.form, place });
      });
  }

  /** Whether there is something to save, and nothing wrong with it; says otherwise what is to be done. */
  #isReady(form: ProfileForm, changes: ProfileChanges): boolean {
    const problems = formProblems(form);
    const open = undecided(form);
    const isUnchanged = Object.keys(changes).length === 0;
    const base = { ...form, problems, failure: undefined, leaving: false };
    if (Object.keys(problems).length > 0) {
      this.#take({ ...base, remark: undefined });
      this.#port.focus.after('[aria-invalid="true"]');
    } else if (open.length > 0) {
      this.#take({ ...base, remark: 'undecided' });
      this.#port.focus.after(`#choice-${open[0]}-mine`);
    } else if (isUnchanged) {
      this.#take({ ...base, remark: 'unchanged' });
      this.#port.announcer.say(this.#messages?.unchanged ?? '');
    } else return true;
    return false;
  }

  #end(profile: Profile | undefined, changes: ProfileChanges): void {
    const { data, announcer } = this.#port;
    this.form = undefined;
    this.saved = !profile ? 'savedUnread' : isChanged(profile, changes) ? 'saved' : 'savedNotYet';
    if (profile) data.put(profile);
    else void data.reload();
    announcer.say(this.#messages?.[this.saved] ?? '');
    this.#port.close('edit');
    this.#port.tell('profile-updated');
  }

  async #failed(error: AbdmError, changes: ProfileChanges, signal: AbortSignal): Promise<void> {
    if (isAnswerLost(error.kind)) {
      const profile = await this.#readBack(signal);
      if (signal.aborted) return;
      if (profile && isChanged(profile, changes)) {
        this.#end(profile, changes);
        return;
      }
      if (profile) this.#port.data.put(profile);
    }
    this.#port.report(error);
    if (error.kind === 'profile-changed' || error.kind === 'sign-in-required') await this.#port.data.reload();
    // Whoever is signed in by now has no part in this form.
    if (!this.form || signal.aborted) return;
    this.#take({ ...this.form, saving: false, ...failureOf(error, 'updateProfile', Date.now()) });
    this.#port.focus.after('[role="alert"]');
  }

  async #readBack(signal: AbortSignal): Promise<Profile | undefined> {
    const { data } = this.#port;
    try {
      const { readProfile } = await import('./profile-calls.js');
      const options = { epoch: data.epoch, background: true, signal };
      return await this.#port.connection()?.client.call(readProfile, {}, options);
    } catch {
      return undefined;
    }
  }

  readonly #stay = (event: BeforeUnloadEvent): void => event.preventDefault();
}
