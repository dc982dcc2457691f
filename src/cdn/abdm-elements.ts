/** Where each element's code is; loaded the first time its tag is seen. */
const loaders: Record<string, (() => Promise<unknown>) | undefined> = {
  __proto__: null as never,
  'abdm-connect': () => import('../elements/abdm-connect/define.js'),
  'abha-card': () => import('../elements/abha-card/define.js'),
  'abha-login': () => import('../elements/abha-login/define.js'),
  'abha-profile': () => import('../elements/abha-profile/define.js'),
  'abha-signup': () => import('../elements/abha-signup/define.js'),
  'care-contexts': () => import('../elements/care-contexts/define.js'),
  'consent-inbox': () => import('../elements/consent-inbox/define.js'),
  'provider-search': () => import('../elements/provider-search/define.js'),
  'qr-share': () => import('../elements/qr-share/define.js'),
  'record-viewer': () => import('../elements/record-viewer/define.js'),
  'session-renewal': () => import('../elements/session-renewal/define.js'),
};

/** Tags that are here or on their way. */
const loading = new Set<string>();
let prefix = '';
let observer: MutationObserver;

async function load(element: Element, loader: () => Promise<unknown>, failures = 0): Promise<void> {
  const tag = element.localName;
  if (loading.has(tag)) return;
  loading.add(tag);
  try {
    // Beside the element's own file, which would ask for it only once it is here.
    import('./core.js').catch(() => undefined);
    if (prefix) (await import('./prefix.js')).usePrefix(prefix);
    await loader();
  } catch {
    loading.delete(tag);
    // After 1, 2, 4 … seconds: an outage is noticed to be over within as long as it has lasted.
    setTimeout(() => void load(element, loader, failures + 1), 1000 * 2 ** failures);
    if (failures) return;
    const detail = { version: 1, kind: 'unexpected-answer', nextStep: 'retry' };
    element.dispatchEvent(new CustomEvent('abdm-error', { detail, bubbles: true, composed: true }));
  }
}

function visit(element: Element): void {
  const { localName } = element;
  const loader = localName.startsWith(prefix) && loaders[localName.slice(prefix.length)];
  if (loader) void load(element, loader);
  else if (element.shadowRoot || localName.includes('-'))
    import('./shadow-roots.js').then(
      ({ lookInto }) => lookInto(element, watch),
      () => undefined,
    );
}

function watch(root: Document | ShadowRoot | Element): void {
  if (!(root instanceof Element)) observer.observe(root, { childList: true, subtree: true });
  for (const element of root.querySelectorAll('*')) visit(element);
}

// A server that renders pages may import this module, too.
if (typeof document !== 'undefined') {
  // A module has no `document.currentScript`; a policy that allows no inline script leaves no other way to tell it something.
  prefix = [...document.scripts].find(({ src }) => src === import.meta.url)?.dataset['prefix'] ?? '';
  observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element) {
          visit(node);
          watch(node);
        }
  });
  watch(document);
}

export {};
