import type { LitElement } from 'lit';
import { epochHeader } from '../../src/contract/headers.js';
import type { AbdmConnect } from '../../src/elements/abdm-connect/index.js';
import '../../src/elements/abdm-connect/define.js';
import { fixtureFetch, type FixtureFetch, type Script } from './fixtures.js';

/** A state of an element: what its page and its backend are, and what the patient does to get there. */
export interface ElementScene<E extends LitElement = LitElement> {
  readonly script?: Script;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Without an `<abdm-connect>` around it. */
  readonly alone?: boolean;
  reach(element: E): Promise<void>;
}

/** What a page has: an element inside a connection, and its backend. */
export interface ElementPage<E extends LitElement> {
  readonly connect: AbdmConnect;
  readonly element: E;
  readonly backend: FixtureFetch;
  /** Names the patient whom answers are about from now on. */
  patient(epoch: string): void;
}

interface PageOptions {
  readonly script?: Script;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly alone?: boolean | undefined;
  /** Texts of the portal, by slot. */
  readonly slots?: Readonly<Record<string, string>>;
  readonly lang?: string;
}

const pages = new Set<Element>();

/** An element inside a connection of its own; not on the page yet. */
export function elementPage<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { script = {}, attributes = {}, slots = {}, lang }: PageOptions,
): ElementPage<HTMLElementTagNameMap[Tag] & LitElement> {
  const backend = fixtureFetch(script);
  const page = { epoch: 'asha' };
  const connect = document.createElement('abdm-connect');
  if (lang) connect.lang = lang;
  connect.baseUrl = `/abdm-${crypto.randomUUID()}`;
  connect.fetch = async (input, init) => {
    const response = await backend(input, init);
    if (response.type !== 'error') response.headers.set(epochHeader, page.epoch);
    return response;
  };
  const element = document.createElement(tag) as HTMLElementTagNameMap[Tag] & LitElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const [slot, text] of Object.entries(slots))
    element.append(Object.assign(document.createElement('p'), { slot, textContent: text }));
  connect.append(element);
  const patient = (epoch: string): void => {
    page.epoch = epoch;
  };
  return { connect, element, backend, patient };
}

/** Opens a page with one element on it. */
export function openPage<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: PageOptions = {},
): ElementPage<HTMLElementTagNameMap[Tag] & LitElement> {
  const page = elementPage(tag, { lang: 'en', ...options });
  const { alone = false, lang = 'en' } = options;
  if (alone) page.element.lang = lang;
  const shown = alone ? page.element : page.connect;
  document.body.append(shown);
  pages.add(shown);
  return page;
}

/** Takes all pages away. */
export function closeAll(): void {
  for (const page of pages) page.remove();
  pages.clear();
}
