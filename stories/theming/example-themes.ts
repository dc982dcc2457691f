/// <reference types="vite/client" />

const files = import.meta.glob<string>('../../demo/themes/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Style sheets of the example themes by name; each applies inside the class `theme-<name>`. */
export const exampleThemes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, css]) => [path.replace(/^.*\/|\.css$/g, ''), css]),
);

/** Makes all example themes known to a document. A style sheet that is adopted needs nothing of the page's policy. */
export function adoptExampleThemes(document: Document): void {
  const sheets = Object.values(exampleThemes).map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets];
}
