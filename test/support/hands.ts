import type { LitElement } from 'lit';
import { part } from './drive.js';
import { until } from './until.js';

/** Types into an input as a patient does: focus, text, input event, and away again. */
export async function typeInto(element: LitElement, name: string, text: string): Promise<void> {
  const target = part<HTMLInputElement>(element, `input-${name}`);
  target.focus();
  await element.updateComplete;
  target.value = text;
  target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
  await element.updateComplete;
  target.blur();
  await element.updateComplete;
}

/** Presses whatever has a part of this name. */
export async function pressPart(element: LitElement, name: string): Promise<void> {
  part(element, name).click();
  await element.updateComplete;
}

/** Presses a button by the name of its part, and waits for what comes of it. */
export async function go(element: LitElement, button: string): Promise<void> {
  await pressPart(element, `button-${button}`);
  await atRest(element);
}

/** Waits until an element has done what it had to do and rendered it. */
export async function atRest(element: LitElement): Promise<void> {
  await element.updateComplete;
  await until(() => !element.matches(':state(loading)'), `<${element.localName}> not to be loading`);
  await element.updateComplete;
}

/** What has focus, inside shadow roots too. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
