import type { ReactiveController } from 'lit';
import type { RowHost } from './request-row.js';

/** Milliseconds after which somebody who let go of the list is not at it any more: a tap ends before its click. */
export const letsGoAfter = 1000;

/** Knows whether somebody is at the list, the element of class `request-list`: pointer, finger or focus. */
export class AttentionController implements ReactiveController {
  readonly #host: RowHost;
  readonly #left: () => void;
  #isOver = false;
  #isTouching = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param left - called a moment after the list has been left */
  constructor(host: RowHost, left: () => void) {
    this.#host = host;
    this.#left = left;
    host.addController(this);
  }

  /** Whether a row that came or went now would jump under somebody's finger, pointer or focus. */
  get isAttended(): boolean {
    const list = this.#list;
    if (!list) return false;
    if (this.#hasFocus(list)) return true;
    // A list that went out of sight under the pointer is never told that the pointer left.
    return (this.#isOver || this.#isTouching) && list.getClientRects().length > 0;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#isOver = false;
    this.#isTouching = false;
  }

  readonly pointerEntered = ({ pointerType }: PointerEvent): void => {
    if (pointerType !== 'touch') this.#isOver = true;
  };

  readonly pointerLeft = (): void => {
    this.#isOver = false;
    this.#letGo();
  };

  /** Not among the pointer's events: those end as soon as a finger begins to scroll. */
  readonly touched = {
    handleEvent: ({ touches }: TouchEvent): void => {
      this.#isTouching = touches.length > 0;
      this.#letGo();
    },
    passive: true,
  };

  readonly focusLeft = (): void => this.#letGo();

  get #list(): Element | null {
    return this.#host.renderRoot.querySelector('.request-list');
  }

  #hasFocus(list: Element): boolean {
    const { renderRoot } = this.#host;
    return renderRoot instanceof ShadowRoot && list.contains(renderRoot.activeElement);
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.isAttended) this.#left();
    }, letsGoAfter);
  }
}
