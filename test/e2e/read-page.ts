import type { Page } from 'playwright-core';

/**
 * All that a script of the page can read: documents with every shadow root, inputs, storage, cookies, URL.
 *
 * @param except - selects parts of the demo that show invented numbers on purpose
 */
export async function readPage(page: Page, except = '#people, .phone'): Promise<Record<string, string>> {
  const { origins } = await page.context().storageState();
  const inDocument = await page.evaluate((leftOut) => {
    const texts: string[] = [];
    const nodes: Node[] = [document];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      if (node instanceof Element && node.matches(leftOut)) continue;
      if (node instanceof Element)
        for (const { name, value } of node.attributes) texts.push(`${name}=${value}`);
      if (node instanceof HTMLInputElement) texts.push(node.value);
      if (node instanceof Text || node instanceof Comment) texts.push(node.data);
      if (node instanceof Element && node.shadowRoot) nodes.push(node.shadowRoot);
      nodes.push(...node.childNodes);
    }
    return {
      DOM: texts.join('\n'),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      cookie: document.cookie,
      location: location.href + JSON.stringify(history.state),
    };
  }, except);
  return { ...inDocument, localStorage: JSON.stringify(origins) };
}
