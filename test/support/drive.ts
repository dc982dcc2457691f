import type { AbhaSignup } from '../../src/elements/abha-signup/index.js';
import type { SignupStep } from '../../src/elements/abha-signup/signup-state.js';
import { aadhaarNumbers } from './fixtures.js';

/** What a patient types when a drive is not told otherwise. */
export const typedByPatient = {
  aadhaar: aadhaarNumbers[0],
  otp: '123456',
  mobile: '9876500001',
  mobileOtp: '654321',
  address: 'asharani1990',
} as const;

/** A text field of a sign-up. */
export type TypedField = keyof typeof typedByPatient;

/** A part of an element that shows only on one screen. */
const screenParts: Readonly<Record<SignupStep, string>> = {
  consent: 'terms',
  aadhaar: 'field-aadhaar',
  otp: 'field-mobile',
  'mobile-otp': 'field-mobileOtp',
  accounts: 'accounts',
  address: 'field-address',
  done: 'abha',
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

/** Waits until something holds, for at most three seconds. */
export async function until(holds: () => boolean, what = holds.toString()): Promise<void> {
  const end = performance.now() + 3000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The screen that a sign-up shows; `undefined` while it shows none. */
export function screenOf(element: AbhaSignup): SignupStep | undefined {
  return (Object.keys(screenParts) as SignupStep[]).find((step) => findPart(element, screenParts[step]));
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

/** Ticks the box of the terms. */
export async function agree(element: AbhaSignup): Promise<void> {
  part<HTMLInputElement>(element, 'checkbox').click();
  await element.updateComplete;
}

/** Fills the screen that shows in, without sending it. */
export async function fillIn(
  element: AbhaSignup,
  texts: Partial<Record<TypedField, string>> = {},
): Promise<void> {
  const text = { ...typedByPatient, ...texts };
  const fields: Readonly<Partial<Record<SignupStep, readonly TypedField[]>>> = {
    aadhaar: ['aadhaar'],
    otp: ['otp', 'mobile'],
    'mobile-otp': ['mobileOtp'],
    address: ['address'],
  };
  const step = screenOf(element);
  if (step === 'consent' && !part<HTMLInputElement>(element, 'checkbox').checked) await agree(element);
  for (const field of (step && fields[step]) ?? []) await type(element, field, text[field]);
}

/** Fills the screen that shows in, and presses its main button. */
export async function submit(
  element: AbhaSignup,
  texts: Partial<Record<TypedField, string>> = {},
): Promise<void> {
  await fillIn(element, texts);
  await press(element, 'submit');
}

/** Leads a sign-up to a screen, as its backend lets it. */
export async function driveTo(element: AbhaSignup, step: SignupStep): Promise<void> {
  await element.updateComplete;
  await until(() => screenOf(element) !== undefined, '<abha-signup> to show a screen');
  for (let at = screenOf(element); at !== step; at = screenOf(element)) {
    const before = at;
    if (at === 'accounts' && step === 'address') await press(element, 'create-another');
    else await submit(element);
    await until(() => screenOf(element) !== before, `<abha-signup> to leave ${String(before)} for ${step}`);
  }
  await settled(element);
}
