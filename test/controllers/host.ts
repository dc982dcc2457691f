import { LitElement } from 'lit';

/** An element with nothing but the controllers that a test gives it. */
export class TestHost extends LitElement {
  /** How often it rendered. */
  renders = 0;
  /** What it shows. */
  content: () => unknown = () => '';

  protected override render(): unknown {
    this.renders++;
    return this.content();
  }
}
customElements.define('test-host', TestHost);

declare global {
  interface HTMLElementTagNameMap {
    'test-host': TestHost;
  }
}

/** A host on the page; the controllers come before it is added. */
export function hostWith<T>(controller: (host: TestHost) => T): { host: TestHost; controller: T } {
  const host = document.createElement('test-host');
  const made = controller(host);
  document.body.append(host);
  return { host, controller: made };
}
