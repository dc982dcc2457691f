import type { LitElement } from 'lit';
import { elementPage, type ElementScene } from '../test/support/element-page.js';

type Tags = keyof HTMLElementTagNameMap;
type Scenes<Tag extends Tags, Name extends string> = Readonly<
  Record<Name, ElementScene<HTMLElementTagNameMap[Tag] & LitElement>>
>;

/** What a story is told: the state that it shows. */
export interface SceneArgs<Name extends string> {
  scene: Name;
}

/** Renders the element of a story with its backend, and leads it to its state. */
export function sceneStories<Tag extends Tags, Name extends string>(
  tag: Tag,
  scenes: Scenes<Tag, Name>,
  slots: Readonly<Record<string, string>> = {},
): {
  render(args: SceneArgs<Name>): HTMLElement;
  play(context: { args: SceneArgs<Name>; canvasElement: HTMLElement }): Promise<void>;
} {
  return {
    render({ scene }) {
      const { script = {}, attributes = {}, alone = false } = scenes[scene];
      const { connect, element } = elementPage(tag, { script, attributes, slots });
      return alone ? element : connect;
    },
    async play({ args, canvasElement }) {
      const element = canvasElement.querySelector(tag);
      if (element) await scenes[args.scene].reach(element as HTMLElementTagNameMap[Tag] & LitElement);
    },
  };
}
