import { closest } from '../../proxy/closest.js';
import { type Finding, findingsOf } from './finding.js';
import { knownElements } from './known-elements.js';
import { isInside, type Page, type PageElement } from './page.js';

const { problem, advice } = findingsOf('elements');
const own = /^(abdm|abha)/;
const anywhere =
  /^(aria-.*|data-.*|on.*|id|class|lang|dir|style|title|slot|part|exportparts|hidden|inert|role|tabindex|popover|nonce|translate)$/;

function misspelled(tag: string): Finding[] {
  if (knownElements.has(tag)) return [];
  const meant = closest(tag, knownElements.keys());
  if (meant !== undefined) return [problem(`<${tag}> is no element of the kit.`, `Write <${meant}>.`)];
  if (!own.test(tag)) return [];
  const all = [...knownElements.keys()].map((name) => `<${name}>`).join(', ');
  return [advice(`<${tag}> is no element of the kit.`, `If it is not the portal's own, use one of ${all}.`)];
}

function misspelledAttributes({ tag, attributes }: PageElement): Finding[] {
  const known = knownElements.get(tag);
  if (!known) return [];
  return Object.keys(attributes).flatMap((name) => {
    const meant = known.includes(name) || anywhere.test(name) ? undefined : closest(name, known);
    return meant === undefined
      ? []
      : [problem(`<${tag}> has no attribute "${name}".`, `Write ${meant}="…" instead.`)];
  });
}

const isAlone = (element: PageElement): boolean =>
  element.tag !== 'abdm-connect' &&
  knownElements.has(element.tag) &&
  !element.attributes['base-url']?.trim() &&
  !isInside(element, 'abdm-connect');

/** Looks for elements that the page misspells, and for those that no connection reaches. */
export function checkTags({ elements }: Page): Finding[] {
  const used = elements.filter(({ tag }) => knownElements.has(tag));
  const findings = [
    ...[...new Set(elements.map(({ tag }) => tag))].flatMap(misspelled),
    ...used.flatMap(misspelledAttributes),
    ...used
      .filter(isAlone)
      .map(({ tag }) =>
        problem(
          `<${tag}> does not know where the proxy is.`,
          `Put it inside <abdm-connect>, or give it a base-url of its own.`,
        ),
      ),
  ];
  if (used.length > 0 || findings.length > 0) return findings;
  return [
    advice(
      "The page's HTML has none of the kit's elements.",
      'Name a page that has one. What a script adds later is not seen: look at a page that the server renders.',
    ),
  ];
}
