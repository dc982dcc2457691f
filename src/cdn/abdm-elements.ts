/** Where each element's code is; loaded the first time its tag is seen. */
const loaders: Record<string, () => Promise<unknown>> = {
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

function load(element: Element): void {
  const tag = element.localName;
  const loader = loaders[tag];
  if (!loader) return;
  delete loaders[tag];
  // Beside the element's own file, which would ask for it only once it is here.
  void import('./core.js').catch(() => undefined);
  loader().catch(() => {
    loaders[tag] = loader;
    const detail = { version: 1, kind: 'unexpected-answer', nextStep: 'retry' };
    element.dispatchEvent(new CustomEvent('abdm-error', { detail, bubbles: true, composed: true }));
  });
}

function discover(root: ParentNode): void {
  if (root instanceof Element) load(root);
  for (const element of root.querySelectorAll(':not(:defined)')) load(element);
}

// A server that renders pages may import this module, too.
if (typeof document !== 'undefined') {
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) discover(node);
  }).observe(document, { childList: true, subtree: true });
  discover(document);
}

export {};
