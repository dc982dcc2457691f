import { assert } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { FocusController } from '../../src/controllers/focus-controller.js';
import { hostWith } from './host.js';

describe('Focus after a render', () => {
  it('goes to what the render has brought', async () => {
    const { host, controller } = hostWith((element) => new FocusController(element));
    await host.updateComplete;
    host.content = () => html`<h2 tabindex="-1">Next</h2>`;
    controller.after('h2');
    await host.updateComplete;
    assert.strictEqual(host.shadowRoot?.activeElement?.textContent, 'Next');
    host.remove();
  });

  it('stays where it is when there is nothing to go to, also later', async () => {
    const { host, controller } = hostWith((element) => new FocusController(element));
    let shown: unknown = nothing;
    host.content = () => html`<button>Before</button>${shown}`;
    await host.updateComplete;
    host.shadowRoot?.querySelector('button')?.focus();
    controller.after('h2');
    await host.updateComplete;
    shown = html`<h2 tabindex="-1">Late</h2>`;
    host.requestUpdate();
    await host.updateComplete;
    assert.strictEqual(host.shadowRoot?.activeElement?.textContent, 'Before');
    host.remove();
  });
});
