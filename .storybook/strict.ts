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
  /** Shows one share of the stories in turn, and says what went wrong in which. `share` begins with 0. */
  var showStories: (share: number, shares: number) => Promise<{ story: string; error: string | undefined }[]>;
}

const files = import.meta.glob<StoryFile>('../stories/**/*.stories.ts', { eager: true });

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

globalThis.showStories = async (share, shares) => {
  const all = Object.entries(files).flatMap(([path, { default: meta, ...stories }]) =>
    Object.entries(stories).map(([name, story]) => ({ meta, story, title: `${path} ${name}` })),
  );
  const shown = [];
  for (const { meta, story, title } of all.filter((_, index) => index % shares === share)) {
    const error = await show(meta, story).then(
      () => undefined,
      (caught: unknown) => String(caught),
    );
    shown.push({ story: title, error });
  }
  return shown;
};
