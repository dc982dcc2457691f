import { selfAndAncestors } from './ancestors.js';

const observers = new WeakMap<Node, { observer: MutationObserver; listeners: Set<() => void> }>();

/** The language of an element: of its nearest ancestor with a `lang`, itself included and across shadow roots. */
export function nearestLanguage(element: Element): string {
  for (const at of selfAndAncestors(element)) {
    // A form's own method may be hidden by a field of that name.
    const language = Element.prototype.getAttribute.call(at, 'lang')?.trim();
    if (language) return language;
  }
  return 'en';
}

/**
 * Calls back whenever a `lang` changes that an element may take its language from.
 *
 * @returns a function that ends it
 */
export function observeLanguage(element: Element, changed: () => void): () => void {
  const roots: Node[] = [];
  for (let root: Node = element.getRootNode(); ; root = root.host.getRootNode()) {
    roots.push(root);
    if (!(root instanceof ShadowRoot)) break;
  }
  for (const root of roots) {
    let entry = observers.get(root);
    if (!entry) {
      const listeners = new Set<() => void>();
      const observer = new MutationObserver(() => {
        for (const listener of listeners) listener();
      });
      entry = { observer, listeners };
      observers.set(root, entry);
    }
    if (entry.listeners.size === 0)
      entry.observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    entry.listeners.add(changed);
  }
  return () => {
    for (const root of roots) {
      const entry = observers.get(root);
      entry?.listeners.delete(changed);
      if (entry?.listeners.size === 0) entry.observer.disconnect();
    }
  };
}
