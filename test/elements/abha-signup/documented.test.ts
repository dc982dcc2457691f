import { assert } from '@open-wc/testing';
import type { CustomElement, CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { signupScenes, type SignupSceneName } from '../../support/fixtures-signup.js';
import { closePages, scenePage } from './page.js';

/** What an element has that a page can name. */
const seen = {
  parts: new Set<string>(),
  slots: new Set<string>(),
  states: new Set<string>(),
  styled: new Set<string>(),
};

async function documentation(tag: string): Promise<CustomElement> {
  const response = await fetch('/custom-elements.json');
  const { modules } = (await response.json()) as Package;
  const found = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find((declaration) => (declaration as CustomElementDeclaration).tagName === tag);
  return found as CustomElementDeclaration;
}

/** Names of the manifest, and those that its descriptions name in backquotes: `part-<name>` for each field. */
function named(items: readonly { name: string; description?: string }[] = []): string[] {
  return items.flatMap(({ name, description = '' }) => [
    name,
    ...[...description.matchAll(/`([a-zA-Z-]+)`/g)].map(([, also]) => String(also)),
  ]);
}

const fields = [
  ...['aadhaar', 'otp', 'mobile', 'mobileOtp', 'address'],
  ...['firstName', 'middleName', 'lastName', 'birth', 'day', 'month', 'year', 'gender', 'line', 'pincode'],
];

describe('The documentation of <abha-signup> is whole', () => {
  let documented: CustomElement;

  before(async function () {
    this.timeout(60_000);
    documented = await documentation('abha-signup');
    const states = (documented as { cssStates?: { name: string }[] }).cssStates ?? [];
    for (const name of Object.keys(signupScenes) as SignupSceneName[]) {
      const { element } = await scenePage(name, name === 'consent' ? 'hi' : 'en');
      for (const inside of element.shadowRoot!.querySelectorAll('*')) {
        for (const part of inside.part) seen.parts.add(part);
        if (inside.hasAttribute('style')) seen.styled.add(`${name}: ${inside.outerHTML}`);
        if (inside instanceof HTMLSlotElement) seen.slots.add(inside.name);
      }
      for (const state of states) if (element.matches(`:state(${state.name})`)) seen.states.add(state.name);
      closePages();
    }
  });

  it('every documented part shows in some state', () => {
    const parts = (documented.cssParts ?? []).map(({ name }) => name);
    assert.deepEqual(
      parts.filter((name) => !seen.parts.has(name)),
      [],
    );
  });

  it('every part that shows is documented', () => {
    const base = new Set(named(documented.cssParts));
    const ofFields = ['label', 'input', 'hint', 'problem'].flatMap((kind) =>
      fields.map((f) => `${kind}-${f}`),
    );
    for (const name of ofFields) base.add(name);
    assert.deepEqual(
      [...seen.parts].filter((name) => !base.has(name)),
      [],
    );
  });

  it('every slot is documented and there', () => {
    assert.deepEqual([...seen.slots].sort(), (documented.slots ?? []).map(({ name }) => name).sort());
  });

  it('every event is documented, and no other', () => {
    const names = (documented.events ?? []).map(({ name }) => name);
    assert.deepEqual(names.sort(), ['abdm-error', 'abha-created', 'abha-login', 'abha-skip']);
  });

  it('every documented custom state comes up', () => {
    assert.deepEqual([...seen.states].sort(), ['done', 'error', 'idle', 'loading', 'offline']);
  });

  it('every custom property of the style sheets is documented, and the other way round', () => {
    const css = [AbhaSignup.styles].flat(2).join('\n');
    const used = new Set(css.match(/--abdm-[a-z-]+/g));
    const told = (documented.cssProperties ?? []).map(({ name }) => name);
    assert.deepEqual([...used].sort(), told.sort());
  });

  it('no style attribute stands anywhere, which a strict content security policy would block', () => {
    assert.deepEqual([...seen.styled], []);
  });
});
