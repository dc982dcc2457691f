import { assert } from '@open-wc/testing';
import type { CustomElement, CustomElementDeclaration, Package } from 'custom-elements-manifest';
import type { LitElement } from 'lit';
import { closeAll, type ElementScene } from './element-page.js';
import { openScene } from './every-state.js';

/** What the documentation of an element is held against. */
export interface Documented<Tag extends keyof HTMLElementTagNameMap> {
  readonly tag: Tag;
  readonly styles: unknown;
  readonly scenes: Readonly<Record<string, ElementScene<HTMLElementTagNameMap[Tag] & LitElement>>>;
  /** Fields whose parts the documentation names as `<part>-<field>`. */
  readonly fields: readonly string[];
  readonly events: readonly string[];
}

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

const nonesOf = (wanted: Iterable<string>, there: ReadonlySet<string>): string[] =>
  [...wanted].filter((name) => !there.has(name)).sort();

/** Checks that the manifest of an element tells all that a page can name of it, and nothing else. */
export function documentationIsWhole<Tag extends keyof HTMLElementTagNameMap>(given: Documented<Tag>): void {
  const { tag, scenes } = given;
  describe(`The documentation of <${tag}> is whole`, () => {
    const parts = new Set<string>();
    const slots = new Set<string>();
    const states = new Set<string>();
    const styled: string[] = [];
    let told: CustomElement;
    let toldStates: string[];

    before(async function () {
      this.timeout(60_000);
      told = await documentation(tag);
      toldStates = ((told as { cssStates?: { name: string }[] }).cssStates ?? []).map(({ name }) => name);
      for (const [name, scene] of Object.entries(scenes)) {
        const { element } = await openScene(tag, scene);
        for (const inside of element.shadowRoot!.querySelectorAll('*')) {
          for (const part of inside.part) parts.add(part);
          if (inside.hasAttribute('style')) styled.push(`${name}: ${inside.outerHTML}`);
          if (inside instanceof HTMLSlotElement) slots.add(inside.name);
        }
        for (const state of toldStates) if (element.matches(`:state(${state})`)) states.add(state);
        closeAll();
      }
    });

    it('every documented part shows in some state, and every part that shows is documented', () => {
      const base = new Set(named(told.cssParts));
      for (const kind of ['label', 'input', 'hint', 'problem', 'value', 'row'])
        for (const field of given.fields) base.add(`${kind}-${field}`);
      assert.deepEqual(
        nonesOf(
          (told.cssParts ?? []).map(({ name }) => name),
          parts,
        ),
        [],
      );
      assert.deepEqual(nonesOf(parts, base), []);
    });

    it('every part that a description names in backquotes shows in some state', () => {
      assert.deepEqual(nonesOf(named(told.cssParts), parts), []);
    });

    it('every slot is documented and there', () => {
      assert.deepEqual([...slots].sort(), (told.slots ?? []).map(({ name }) => name).sort());
    });

    it('every event is documented, and no other', () => {
      assert.deepEqual((told.events ?? []).map(({ name }) => name).sort(), [...given.events].sort());
    });

    it('every documented custom state comes up', () => {
      assert.deepEqual([...states].sort(), [...toldStates].sort());
    });

    it('every custom property of the style sheets is documented, and the other way round', () => {
      const css = [given.styles].flat(2).join('\n');
      const used = new Set(css.match(/--abdm-[a-z-]+/g));
      assert.deepEqual([...used].sort(), (told.cssProperties ?? []).map(({ name }) => name).sort());
    });

    it('no style attribute stands anywhere, which a strict content security policy would block', () => {
      assert.deepEqual(styled, []);
    });
  });
}
