const awaited = new Set<string>();
let scan: ReturnType<typeof setTimeout> | undefined;

/**
 * Has the open shadow root of somebody else's element watched. One that has none yet may be waiting for its script, which is
 * about to attach it: the page is gone through again once the tag is defined.
 *
 * @param watch - looks for elements in a root, now and whenever something is added
 */
export function lookInto(
  { localName, shadowRoot }: Element,
  watch: (root: Document | ShadowRoot) => void,
): void {
  if (shadowRoot) watch(shadowRoot);
  else if (!awaited.has(localName)) {
    awaited.add(localName);
    const again = (): void => {
      scan = undefined;
      watch(document);
    };
    // Once for all that one script defines. Names that no element may have are refused.
    customElements.whenDefined(localName).then(
      () => (scan ??= setTimeout(again)),
      () => undefined,
    );
  }
}
