import 'axe-core/axe.min.js';

interface AxeWithCommons {
  setup(element: Element): void;
  teardown(): void;
  readonly commons: {
    readonly aria: { getRole(element: Element): string | null };
    readonly text: { accessibleText(element: Element): string };
    readonly dom: { isVisibleToScreenReaders(element: Element): boolean };
  };
}

const plain = new Set([
  'presentation',
  'none',
  'paragraph',
  'strong',
  'listitem',
  'list',
  'term',
  'definition',
]);
const states = ['aria-invalid', 'aria-disabled', 'aria-pressed', 'aria-required'];

function stateOf(element: Element): string {
  const on = states.filter((name) => element.getAttribute(name) === 'true').map((name) => name.slice(5));
  if (element instanceof HTMLInputElement && element.checked) on.push('checked');
  return on.length > 0 ? ` (${on.join(', ')})` : '';
}

/** What a screen reader finds in an element: role, name and state of all that has one, in reading order. */
export function outlineOf(element: HTMLElement): string[] {
  const axe = (globalThis as unknown as { axe: AxeWithCommons }).axe;
  const { aria, dom, text } = axe.commons;
  axe.setup(element);
  try {
    return [...(element.shadowRoot?.querySelectorAll(':not(slot)') ?? [])].flatMap((inside) => {
      const role = aria.getRole(inside);
      if (role === null || plain.has(role) || !dom.isVisibleToScreenReaders(inside)) return [];
      const name = text.accessibleText(inside).replace(/\s+/g, ' ').trim();
      return [`${role} "${name}"${stateOf(inside)}`];
    });
  } finally {
    axe.teardown();
  }
}
