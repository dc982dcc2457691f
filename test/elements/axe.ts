import { assert } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';

declare const axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };

/** Without what no test reads: selectors, style sheets and frames are up to a third of its time. */
const everyRule: RunOptions = {
  resultTypes: ['violations'],
  selectors: false,
  preload: false,
  iframes: false,
};
const contrastOnly: RunOptions = { ...everyRule, runOnly: ['color-contrast'] };

async function violations(element: Element, options: RunOptions): Promise<string[]> {
  const found = await axe.run(element, options);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
}

/** A dialog that is still fading in has the contrast of the moment. */
function endAnimations(element: HTMLElement): void {
  for (const animation of element.shadowRoot?.getAnimations() ?? [])
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
}

/** Fails where axe finds anything in an element, in the light theme or in the dark one. */
export async function assertAccessible(element: HTMLElement, name: string): Promise<void> {
  const page = document.documentElement;
  page.style.colorScheme = 'light';
  endAnimations(element);
  const inLight = await violations(element, everyRule);
  // All but contrast is the same in both themes.
  page.style.colorScheme = 'dark';
  page.style.background = 'Canvas';
  const inDark = await violations(element, contrastOnly);
  page.removeAttribute('style');
  assert.deepEqual({ inLight, inDark }, { inLight: [], inDark: [] }, name);
}
