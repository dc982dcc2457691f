import { assert } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { assertAccessible } from '../elements/axe.js';
import { everyNth } from './browser-depth.js';
import { closeAll, type ElementScene, openPage } from './element-page.js';

type Tags = keyof HTMLElementTagNameMap;
type Scenes<Tag extends Tags> = Readonly<
  Record<string, ElementScene<HTMLElementTagNameMap[Tag] & LitElement>>
>;

/** Opens a state of an element. */
export async function openScene<Tag extends Tags>(
  tag: Tag,
  scene: ElementScene<HTMLElementTagNameMap[Tag] & LitElement>,
  lang = 'en',
  slots: Readonly<Record<string, string>> = {},
): Promise<ReturnType<typeof openPage<Tag>>> {
  const { script = {}, attributes = {}, alone } = scene;
  const page = openPage(tag, { script, attributes, alone, slots, lang });
  await scene.reach(page.element);
  return page;
}

/** What an element shows; what it keeps out of sight has no place. */
const shown = (element: Element, selector: string): Element[] =>
  [...element.shadowRoot!.querySelectorAll(selector)].filter((inside) => inside.checkVisibility());

function nothingRunsOut(element: HTMLElement, dir: 'ltr' | 'rtl'): void {
  document.documentElement.dir = dir;
  element.style.width = '320px';
  const page = document.documentElement.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  for (const inside of shown(element, ':not(.visually-hidden, slot, option)')) {
    const { left, right } = inside.closest('dialog') ? page : own;
    const box = inside.getBoundingClientRect();
    assert.isAtLeast(box.left, left - 0.5, `${dir}: ${inside.outerHTML}`);
    assert.isAtMost(box.right, right + 0.5, `${dir}: ${inside.outerHTML}`);
  }
  assert.isAtMost(element.scrollWidth, 320, dir);
}

function isLargeEnough(element: Element): void {
  for (const target of shown(element, 'button, select, label:has(input), input:not(label input)'))
    assert.isAtLeast(target.getBoundingClientRect().height, 44, target.outerHTML);
}

/** Checks what must hold in every state of an element: accessibility, and room on a narrow phone in every direction. */
export function everyState<Tag extends Tags>(
  tag: Tag,
  scenes: Scenes<Tag>,
  slots: Readonly<Record<string, string>> = {},
): void {
  describe(`every state of <${tag}>`, () => {
    afterEach(() => {
      closeAll();
      document.documentElement.removeAttribute('dir');
    });

    for (const [[name, scene], itInTurn] of everyNth(3, Object.entries(scenes))) {
      it(`${name}: axe finds nothing, light and dark; targets suit a thumb; 320 pixels are enough, also right to left`, async () => {
        const { element } = await openScene(tag, scene, 'en', slots);
        await assertAccessible(element, name);
        isLargeEnough(element);
        for (const dir of ['ltr', 'rtl'] as const) nothingRunsOut(element, dir);
      });

      itInTurn(`${name}: 320 pixels are enough in Hindi`, async () => {
        const { element } = await openScene(tag, scene, 'hi', slots);
        nothingRunsOut(element, 'ltr');
        assert.match(element.shadowRoot!.textContent, /[\u0900-\u097f]/);
      });
    }
  });
}
