import { parse } from 'parse5';

/** An element in a page's HTML. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | undefined;
}

/** A page as its server sends it, before any script ran. */
export interface Page {
  /** Where it came from in the end, after redirects. */
  readonly url: URL;
  readonly headers: Headers;
  /** Every element in the order of the document; what a `<template>` holds is left out. */
  readonly elements: readonly PageElement[];
}

/** What this needs of a parsed document. */
interface Node {
  readonly tagName?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

const longestWaitMs = 10_000;

function elementsIn(node: Node, parent?: PageElement): PageElement[] {
  const element = node.tagName === undefined ? parent : elementOf(node, node.tagName, parent);
  const inside = (node.childNodes ?? []).flatMap((child) => elementsIn(child, element));
  return element === undefined || element === parent ? inside : [element, ...inside];
}

const elementOf = (node: Node, tag: string, parent: PageElement | undefined): PageElement => ({
  tag,
  attributes: Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value])),
  parent,
});

/** Whether an element stands inside another of that tag. */
export function isInside({ parent }: PageElement, tag: string): boolean {
  for (let at = parent; at; at = at.parent) if (at.tag === tag) return true;
  return false;
}

/** Reads the HTML of a page. @throws Error that says why there is no page to look at */
export async function readPage(url: URL): Promise<Page> {
  const response = await fetch(url, {
    headers: { Accept: 'text/html' },
    signal: AbortSignal.timeout(longestWaitMs),
  });
  if (!response.ok) throw new Error(`it answers with status ${response.status}`);
  const type = response.headers.get('Content-Type') ?? 'no content type';
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type))
    throw new Error(`it is no HTML page, but ${type}`);
  const elements = elementsIn(parse(await response.text()) as unknown as Node);
  return { url: new URL(response.url), headers: response.headers, elements };
}
