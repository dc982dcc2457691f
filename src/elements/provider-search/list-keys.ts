/** How the list of a combobox stands. */
export interface ListState {
  /** Whether it shows, once there is something in it. */
  readonly isOpen: boolean;
  /** The option that the keys point at; none while they belong to the text. */
  readonly active: number | undefined;
}

/** A list that does not show. */
export const closedList: ListState = { isOpen: false, active: undefined };

/** A list that shows, with the keys in the text. */
export const openList: ListState = { isOpen: true, active: undefined };

/** A key as the browser tells it. */
export type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What a key does: to the list, and beside it. */
export interface KeyOutcome {
  readonly list: ListState;
  readonly does?: 'choose' | 'search' | 'clear';
  /** The key has done its work; the browser must not use it, too. */
  readonly isUsed: boolean;
}

function arrow(step: 1 | -1, { isOpen, active }: ListState, count: number): ListState {
  if (count === 0) return openList;
  const from = isOpen ? active : undefined;
  if (from === undefined) return { isOpen: true, active: step === 1 ? 0 : count - 1 };
  return { isOpen: true, active: (from + step + count) % count };
}

/**
 * What a key means in an editable combobox with list autocomplete and manual selection; `undefined` for a key that only
 * types.
 *
 * Source: ARIA Authoring Practices, pattern "combobox".
 *
 * @param count - options in the list
 */
export function keyOutcome(key: Key, list: ListState, count: number): KeyOutcome | undefined {
  if (key.ctrlKey || key.metaKey || (key.shiftKey && key.key.startsWith('Arrow'))) return undefined;
  const isShown = list.isOpen && count > 0;
  const inText: ListState = { isOpen: list.isOpen, active: undefined };
  switch (key.key) {
    case 'ArrowDown':
      return { list: key.altKey ? { ...list, isOpen: true } : arrow(1, list, count), isUsed: true };
    case 'ArrowUp':
      return { list: key.altKey ? closedList : arrow(-1, list, count), isUsed: true };
    case 'Enter':
      return isShown && list.active !== undefined
        ? { list: closedList, does: 'choose', isUsed: true }
        : { list: { ...list, isOpen: true }, does: 'search', isUsed: true };
    case 'Escape':
      return isShown
        ? { list: closedList, isUsed: true }
        : { list: closedList, does: 'clear', isUsed: false };
    case 'Tab':
      return { list: closedList, isUsed: false };
    case 'Home':
    case 'End':
    case 'ArrowLeft':
    case 'ArrowRight':
      return { list: inText, isUsed: false };
    default:
      return undefined;
  }
}
