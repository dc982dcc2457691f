import { ContextRoot } from '@lit/context';

const attached = Symbol.for('abdm-elements.context-root.1');

/**
 * Lets an element that comes alive before its `<abdm-connect>` wait for it instead of asking in vain. Once per page,
 * however many copies of the kit there are.
 */
export function attachContextRoot(): void {
  if (typeof document === 'undefined') return;
  const realm = globalThis as { [attached]?: boolean };
  if (realm[attached]) return;
  realm[attached] = true;
  new ContextRoot().attach(document.documentElement);
}
