import type { AbhaSignup } from '../../src/elements/abha-signup/index.js';
import type { SignupMethod, SignupStep } from '../../src/elements/abha-signup/signup-state.js';
import { aadhaarNumbers } from './fixtures.js';
import { until } from './until.js';

/** What a patient types when a drive is not told otherwise. */
export const typedByPatient = {
  aadhaar: aadhaarNumbers[0],
  otp: '123456',
  mobile: '9876500001',
  mobileOtp: '654321',
  address: 'asharani1990',
  firstName: 'Asha',
  middleName: '',
  lastName: 'Rani',
  day: '27',
  month: '3',
  year: '1990',
  line: '12, MG Road',
  pincode: '560001',
} as const;

/** A text field of a sign-up. */
export type TypedField = keyof typeof typedByPatient;

/** What shows on each screen and on none that is named after it. */
const screens: readonly (readonly [SignupStep, string])[] = [
  ['done', '[part~="abha"]'],
  ['consent', '[part~="terms"]'],
  ['aadhaar', '[part~="field-aadhaar"]'],
  ['otp', '[part~="form"]:has([part~="field-otp"]):has([part~="field-mobile"])'],
  ['sign-in-otp', '[part~="field-otp"]'],
  ['mobile', '[part~="field-mobile"]'],
  ['mobile-otp', '[part~="field-mobileOtp"]'],
  ['person', '[part~="field-firstName"]'],
  ['address', '[part~="field-address"]'],
  ['accounts', '[part~="accounts"]'],
  ['no-aadhaar-mobile', '[part~="methods"] slot[name="help"]'],
  ['method', '[part~="methods"]'],
  ['sign-in', '[part~="button-submit"]'],
  ['face', '[part~="button-back"]'],
];

/** Text fields of the screens that have some. */
export const fieldsOn: Readonly<Partial<Record<SignupStep, readonly TypedField[]>>> = {
  aadhaar: ['aadhaar'],
  otp: ['otp', 'mobile'],
  mobile: ['mobile'],
  'mobile-otp': ['mobileOtp'],
  'sign-in-otp': ['otp'],
  person: ['firstName', 'middleName', 'lastName', 'day', 'month', 'year', 'line', 'pincode'],
  address: ['address'],
};

/** The element's part of a name, if it shows. */
export function findPart<E extends HTMLElement>(element: Element, name: string): E | undefined {
  return element.shadowRoot?.querySelector<E>(`[part~="${name}"]`) ?? undefined;
}

/** The element's part of a name. */
export function part<E extends HTMLElement>(element: Element, name: string): E {
  const found = findPart<E>(element, name);
  if (!found) throw new Error(`<${element.localName}> shows no part "${name}": ${textOf(element)}`);
  return found;
}

/** What an element's shadow root says, spaces made one. */
export function textOf(element: Element, name?: string): string {
  const node = name === undefined ? element.shadowRoot : part(element, name);
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The screen that a sign-up shows; `undefined` while it shows none. */
export function screenOf(element: AbhaSignup): SignupStep | undefined {
  return screens.find(([, selector]) => element.shadowRoot?.querySelector(selector))?.[0];
}

/** Waits until a sign-up shows a screen and nothing is under way. */
export async function untilScreen(element: AbhaSignup, step: SignupStep): Promise<void> {
  await until(() => screenOf(element) === step && !isBusy(element), `screen ${step} of <abha-signup>`);
}

/** Whether a sign-up works for the patient or is not ready yet. */
export function isBusy(element: AbhaSignup): boolean {
  return element.matches(':state(loading)');
}

/** Waits until a sign-up has done what it had to do and rendered it. */
export async function settled(element: AbhaSignup): Promise<void> {
  await element.updateComplete;
  await until(() => !isBusy(element), '<abha-signup> not to be loading');
  await element.updateComplete;
}

/** The input of a field. */
export function input(element: Element, field: TypedField): HTMLInputElement {
  return part<HTMLInputElement>(element, `input-${field}`);
}

/** Types into a field as a patient does: focus, text, input event, and away again. */
export async function type(element: AbhaSignup, field: TypedField, text: string): Promise<void> {
  const target = input(element, field);
  target.focus();
  await element.updateComplete;
  target.value = text;
  target.setSelectionRange(text.length, text.length);
  target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
  await element.updateComplete;
  target.blur();
  await element.updateComplete;
}

/** Presses a button by the name of its part. */
export async function press(element: AbhaSignup, name: string): Promise<void> {
  part<HTMLButtonElement>(element, `button-${name}`).click();
  await element.updateComplete;
}

/** Chooses a way to an ABHA. */
export async function choose(element: AbhaSignup, method: SignupMethod | 'none'): Promise<void> {
  part<HTMLButtonElement>(element, `method-${method}`).click();
  await element.updateComplete;
}

/** Ticks the box of the terms, or of the user information agreement. */
export async function agree(element: AbhaSignup): Promise<void> {
  part<HTMLInputElement>(element, 'checkbox').click();
  await element.updateComplete;
}

/** Chooses a gender. */
export async function chooseGender(element: AbhaSignup, gender: string): Promise<void> {
  const radios = element.shadowRoot?.querySelectorAll<HTMLInputElement>('[part~="radio"]') ?? [];
  [...radios].find(({ value }) => value === gender)?.click();
  await element.updateComplete;
}

/** Fills the screen that shows in, without sending it. */
export async function fillIn(
  element: AbhaSignup,
  texts: Partial<Record<TypedField, string>> = {},
): Promise<void> {
  const text = { ...typedByPatient, ...texts };
  const step = screenOf(element);
  for (const field of (step && fieldsOn[step]) ?? []) await type(element, field, text[field]);
  if (step === 'person' && !element.shadowRoot?.querySelector('[part~="radio"]:checked'))
    await chooseGender(element, 'F');
  if (findPart<HTMLInputElement>(element, 'checkbox')?.checked === false) await agree(element);
}

/** Fills the screen that shows in, and presses its main button. */
export async function submit(
  element: AbhaSignup,
  texts: Partial<Record<TypedField, string>> = {},
): Promise<void> {
  await fillIn(element, texts);
  await press(element, 'submit');
}

const onlyOf: Partial<Record<SignupStep, SignupMethod | 'none'>> = {
  'no-aadhaar-mobile': 'none',
  mobile: 'mobile',
  person: 'mobile',
  face: 'face',
};

/** Does on a screen what leads on from it. */
async function goOn(element: AbhaSignup, to: SignupStep, by: SignupMethod | 'none'): Promise<void> {
  const at = screenOf(element);
  if (at === 'method') await choose(element, by);
  else if (at === 'accounts')
    await press(element, to === 'address' || to === 'person' ? 'create-another' : 'sign-in');
  else if (at !== 'face') await submit(element);
}

/**
 * Leads a sign-up to a screen, as its backend lets it.
 *
 * @param by - what to choose where there is a choice
 */
export async function driveTo(
  element: AbhaSignup,
  step: SignupStep,
  by: SignupMethod | 'none' = onlyOf[step] ?? 'aadhaar',
): Promise<void> {
  await element.updateComplete;
  await until(() => screenOf(element) !== undefined, '<abha-signup> to show a screen');
  for (let at = screenOf(element); at !== step; at = screenOf(element)) {
    const before = at;
    await goOn(element, step, by);
    await until(() => screenOf(element) !== before, `<abha-signup> to leave ${String(before)} for ${step}`);
  }
  await settled(element);
}
