import { html, type TemplateResult } from 'lit';
import type { LitElement } from 'lit';
import { elementPage, type ElementScene } from '../../test/support/element-page.js';
import { cardScenes } from '../../test/support/fixtures-card.js';
import { consentScenes } from '../../test/support/fixtures-consents.js';
import { loginScenes } from '../../test/support/fixtures-login.js';
import '../../src/elements/abha-card/define.js';
import '../../src/elements/abha-login/define.js';
import '../../src/elements/consent-inbox/define.js';

/** States that show most of what a theme touches: fields and errors, lists and labels, text upon a picture. */
const shown = {
  'abha-login': loginScenes.identifierAadhaarMistyped,
  'consent-inbox': consentScenes.list,
  'abha-card': cardScenes.text,
} as unknown as Readonly<Record<keyof HTMLElementTagNameMap, ElementScene>>;

const tags = Object.keys(shown) as (keyof HTMLElementTagNameMap)[];

/** Several elements, each with a backend of its own. */
export function elementsTogether(): TemplateResult {
  return html`${tags.map((tag) => elementPage(tag, { script: shown[tag].script ?? {} }).connect)}`;
}

/** Leads each of them to its state. */
export async function reachTogether(canvas: HTMLElement): Promise<void> {
  for (const tag of tags) await shown[tag].reach(canvas.querySelector(tag) as unknown as LitElement);
}
