/** A text as a string of CSS. */
const cssString = (text: string): string =>
  `"${text.replace(/["\\<\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`;

/** Paper: pages with their number and where they come from, dark letters whatever the screen is like. */
const paper = (footer: string, family: string): string => `
  :root { color-scheme: light; font-family: ${family}; }
  body { margin: 0; }
  body > * + * { margin-block-start: 1em; }
  @page {
    margin: 15mm 12mm 18mm;
    @bottom-left { content: ${cssString(footer)}; font-size: 8pt; }
    @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; }
  }
`;

function sheetsOf(root: ShadowRoot): string {
  const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
  return rules.map(({ cssText }) => cssText.replaceAll(':host', ':root')).join('\n');
}

function copyOf(part: Element, target: Document): Node {
  const copy = target.importNode(part, true);
  for (const details of copy.querySelectorAll('details')) details.open = true;
  return copy;
}

/** Which parts are printed, in their order. */
const printed = '#title, .document, .provenance';

/** What is printed of an element. */
export interface Printing {
  readonly root: ShadowRoot;
  /** Name of the document; it says nothing of the patient. */
  readonly title: string;
  readonly language: string;
  /** At the foot of every page. */
  readonly footer: string;
}

/**
 * Prints parts of an element as a document of its own, over as many pages as they need, whatever stands around the element.
 *
 * @returns a function that gives it up
 */
export function printDocument({ root, title, language, footer }: Printing): () => void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.setAttribute('aria-hidden', 'true');
  document.body.append(frame);
  const end = (): void => frame.remove();
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) {
    end();
    return end;
  }
  const { document: page } = view;
  page.title = title;
  page.documentElement.lang = language;
  page.documentElement.dir = getComputedStyle(root.host).direction;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`${sheetsOf(root)}\n${paper(footer, getComputedStyle(root.host).fontFamily)}`);
  page.adoptedStyleSheets = [sheet];
  page.body.append(...[...root.querySelectorAll(printed)].map((part) => copyOf(part, page)));
  view.addEventListener('afterprint', end);
  void Promise.all([...page.images].map((image) => image.decode().catch(() => undefined))).then(() => {
    if (frame.isConnected) view.print();
  });
  return end;
}
