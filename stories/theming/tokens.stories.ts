import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { elementsTogether, reachTogether } from './elements-together.js';
import { defineTokenEditor, type TokenEditor } from './token-editor.js';

defineTokenEditor();

const meta: Meta = {
  title: 'Theming/Tokens',
  tags: ['!autodocs'],
  render: () => html`<token-editor>${elementsTogether()}</token-editor>`,
  play: ({ canvasElement }) => reachTogether(canvasElement),
};

export default meta;

/** Every colour is the kit's own. */
export const Editor: StoryObj = {};

/** A hint in a grey that is too light: the editor says so. */
export const TooLittleContrast: StoryObj = {
  async play({ canvasElement }) {
    await reachTogether(canvasElement);
    const editor = canvasElement.querySelector('token-editor') as TokenEditor;
    const input = editor.shadowRoot?.querySelector<HTMLInputElement>('[name="muted-light"]');
    if (!input) throw new Error('the editor has no input for muted on light pages');
    input.value = '#767e8a';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await editor.updateComplete;
    const status = editor.shadowRoot?.querySelector('[role="status"]')?.textContent ?? '';
    if (!/muted on surface has \d\.\d\d:1/.test(status)) throw new Error(`no warning: ${status}`);
    const css = editor.shadowRoot?.querySelector('textarea')?.value ?? '';
    if (!css.includes('--abdm-color-muted: light-dark(#767e8a')) throw new Error(`no style sheet: ${css}`);
  },
  // The colour that it warns of is what axe would find, too.
  parameters: { a11y: { config: { rules: [{ id: 'color-contrast', enabled: false }] } } },
};
