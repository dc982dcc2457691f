/// <reference types="vite/client" />
import { nothing, render } from 'lit';
import { page } from './page.js';

interface StoryParts {
  args?: Record<string, unknown>;
  globals?: Record<string, unknown>;
  render?: (args: Record<string, unknown>) => unknown;
  play?: (context: { args: Record<string, unknown>; canvasElement: HTMLElement }) => Promise<void>;
}

type StoryFile = Record<string, StoryParts> & { default: StoryParts };

declare global {
  /** Shows every story in turn, and says what went wrong in which. */
  var showAllStories: () => Promise<{ story: string; error: string | undefined }[]>;
}

const files = import.meta.glob<StoryFile>('../stories/*.stories.ts', { eager: true });

async function show(meta: StoryParts, story: StoryParts): Promise<void> {
  const {
    render: template,
    play,
    args,
    globals,
  } = { ...meta, ...story, args: { ...meta.args, ...story.args } };
  render(nothing, document.body);
  sessionStorage.clear();
  render(page(template?.(args), { ...globals }), document.body);
  await play?.({ args, canvasElement: document.body });
}

globalThis.showAllStories = async () => {
  const shown = [];
  for (const [path, { default: meta, ...stories }] of Object.entries(files)) {
    for (const [name, story] of Object.entries(stories)) {
      const error = await show(meta, story).then(
        () => undefined,
        (caught: unknown) => String(caught),
      );
      shown.push({ story: `${path} ${name}`, error });
    }
  }
  return shown;
};
