import type { ReactiveController } from 'lit';
import { keyOf } from './inbox-view.js';
import { type RowHost, rowsIn } from './request-row.js';

/** Items of one block. */
export const blockSize = 25;

/** Pixels that an item is taken to be high before any was measured. */
const guessedHeight = 200;

/** What the list consists of: the controller only needs to know items apart. */
export interface WindowItem {
  readonly key: string;
}

/** A piece of the list, rendered or empty. */
export interface Block<Item extends WindowItem> {
  /** Place of its first item in the list. */
  readonly first: number;
  readonly items: readonly Item[];
  readonly isRendered: boolean;
}

/** The block that an element stands in, by its place among all. */
type Places = ReadonlyMap<Element, number>;

/**
 * Cuts a long list into blocks of which only those near the viewport are rendered, and the one with focus with those beside
 * it, so that Tab goes on. The others keep their height. Blocks are the elements of class `block`.
 */
export class ListWindowController implements ReactiveController {
  readonly #host: RowHost;
  readonly #heights = new Map<number, number>();
  readonly #watched = new Set<Element>();
  #places: Places = new Map();
  #near: ReadonlySet<number> = new Set([0]);
  #rendered: ReadonlySet<number> = new Set();
  #sizes: readonly number[] = [];
  #itemHeight = guessedHeight;
  #width = 0;
  #isFrozen = false;
  #wanted: { readonly key: string; readonly otherwise: string } | undefined;
  #observer: IntersectionObserver | undefined;

  constructor(host: RowHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The list in blocks, as it is to be rendered now. */
  blocksOf<Item extends WindowItem>(items: readonly Item[]): readonly Block<Item>[] {
    const count = Math.ceil(items.length / blockSize);
    const wanted = this.#wanted && items.findIndex(({ key }) => key === this.#wanted?.key);
    const needed = new Set(this.#near);
    for (const index of [this.#focused(), Math.floor((wanted ?? -blockSize) / blockSize)])
      for (const beside of [index - 1, index, index + 1]) if (index >= 0) needed.add(beside);
    // A list that became shorter than where the reader was shows its end.
    if (![...needed].some((index) => index >= 0 && index < count)) needed.add(count - 1);
    this.#rendered = needed;
    const blocks = Array.from({ length: count }, (_, index) => {
      const first = index * blockSize;
      return { first, items: items.slice(first, first + blockSize), isRendered: needed.has(index) };
    });
    this.#sizes = blocks.map((block) => block.items.length);
    return blocks;
  }

  /** Keeps what is rendered as it is while the list is out of sight. */
  freeze(): void {
    this.#isFrozen = true;
    this.#stop();
  }

  /** The list is in sight again. */
  thaw(): void {
    this.#isFrozen = false;
    this.#host.requestUpdate();
  }

  /**
   * Brings a row into view after the next render, with focus on its button.
   *
   * @param otherwise - selector of what gets focus when the row is not there any more
   */
  reveal(key: string, otherwise: string): void {
    this.#wanted = { key, otherwise };
    this.#host.requestUpdate();
  }

  /** Focus has moved inside the list: the blocks beside it are needed. */
  readonly focusMoved = (): void => {
    const index = this.#focused();
    if (![index - 1, index, index + 1].every((at) => this.#rendered.has(at))) this.#host.requestUpdate();
  };

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const blocks = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.block')];
    for (const [index, block] of blocks.entries()) this.#hold(block, index);
    this.#places = new Map(blocks.map((block, index) => [block, index]));
    if (!this.#isFrozen) this.#watch(blocks);
    this.#focusWanted();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#heights.clear();
    this.#near = new Set([0]);
  }

  #stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched.clear();
  }

  #watch(blocks: readonly HTMLElement[]): void {
    // One viewport above and below, so that rows are there before the reader is.
    this.#observer ??= new IntersectionObserver((entries) => this.#moved(entries), {
      rootMargin: '100% 0px',
    });
    for (const block of this.#watched) {
      if (this.#places.has(block)) continue;
      this.#observer.unobserve(block);
      this.#watched.delete(block);
    }
    for (const block of blocks) {
      if (this.#watched.has(block)) continue;
      this.#observer.observe(block);
      this.#watched.add(block);
    }
  }

  #hold(block: HTMLElement, index: number): void {
    const height = this.#heights.get(index) ?? (this.#sizes[index] ?? 0) * this.#itemHeight;
    const held = this.#rendered.has(index) ? '' : `${Math.round(height)}px`;
    if (block.style.blockSize !== held) block.style.blockSize = held;
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    const near = new Set(this.#near);
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const index = this.#places.get(target);
      // A list that somebody hides has no size; that says nothing of what is near.
      if (index === undefined || boundingClientRect.width === 0) continue;
      this.#measure(index, boundingClientRect);
      if (isIntersecting) near.add(index);
      else near.delete(index);
    }
    const count = this.#sizes.length;
    for (const index of near) if (index >= count) near.delete(index);
    if (near.size === this.#near.size && [...near].every((index) => this.#near.has(index))) return;
    this.#near = near;
    this.#host.requestUpdate();
  }

  #measure(index: number, { width, height }: DOMRectReadOnly): void {
    if (Math.abs(width - this.#width) > 1) {
      this.#heights.clear();
      this.#itemHeight = guessedHeight;
      this.#width = width;
    }
    const size = this.#sizes[index] ?? 0;
    if (size === 0 || height === 0 || !this.#rendered.has(index)) return;
    // The first measure of a width stands for all blocks not measured yet: another one later would move what is read.
    if (this.#heights.size === 0) this.#itemHeight = height / size;
    this.#heights.set(index, height);
  }

  /** The block with focus, -1 for none. */
  #focused(): number {
    const { renderRoot } = this.#host;
    const active = renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
    const block = active?.closest('.block');
    return (block && this.#places.get(block)) ?? -1;
  }

  #focusWanted(): void {
    if (!this.#wanted) return;
    const { key, otherwise } = this.#wanted;
    this.#wanted = undefined;
    const row = rowsIn(this.#host).find(({ request }) => request && keyOf(request) === key);
    const target = row?.querySelector('button') ?? this.#host.renderRoot.querySelector(otherwise);
    if (target instanceof HTMLElement) target.focus();
  }
}
