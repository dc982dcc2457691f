import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';

/** Items of one block. */
export const blockSize = 25;

/** Pixels that an item is taken to be high before any was measured. */
const guessedHeight = 200;

/** An element with a long list in it. */
export type ListWindowHost = ReactiveControllerHost &
  Element & { readonly renderRoot: HTMLElement | DocumentFragment };

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

/** How a list comes to be on the page. */
export interface ListWindowOptions {
  /** It may come with many others and begin anywhere: nothing of it is rendered before it is near the viewport. */
  readonly startsFarAway?: boolean;
}

/** The block that an element stands in, by its place among all. */
type Places = ReadonlyMap<Element, number>;

/**
 * Cuts a long list into blocks of which only those near the viewport are rendered, and the one with focus with those beside
 * it, so that Tab goes on. The others keep their height. Blocks are the elements of class `block` in the list, each with one
 * element for each of its items. An item that moves to another place keeps its focus.
 */
export class ListWindowController implements ReactiveController {
  readonly #host: ListWindowHost;
  readonly #atStart: ReadonlySet<number>;
  readonly #heights = new Map<number, number>();
  readonly #watched = new Set<Element>();
  #places: Places = new Map();
  #near: ReadonlySet<number>;
  #lastNear = 0;
  #rendered: ReadonlySet<number> = new Set();
  #items: readonly WindowItem[] = [];
  #itemHeight = guessedHeight;
  #width = 0;
  #isFrozen = false;
  #wanted: { readonly key: string; readonly otherwise?: string; readonly inView: boolean } | undefined;
  #wantedAt = -1;
  #observer: IntersectionObserver | undefined;
  /** The element that the blocks stand in. */
  readonly list: Ref<HTMLElement> = createRef();

  constructor(host: ListWindowHost, { startsFarAway = false }: ListWindowOptions = {}) {
    this.#host = host;
    this.#atStart = new Set(startsFarAway ? [] : [0]);
    this.#near = this.#atStart;
    host.addController(this);
  }

  /** The list in blocks, as it is to be rendered now. */
  blocksOf<Item extends WindowItem>(items: readonly Item[]): readonly Block<Item>[] {
    const count = Math.ceil(items.length / blockSize);
    this.#follow(items);
    this.#wantedAt = this.#wanted ? items.findIndex(({ key }) => key === this.#wanted?.key) : -1;
    const needed = new Set(this.#near);
    for (const index of [this.#focused(), Math.floor(this.#wantedAt / blockSize)])
      for (const beside of [index - 1, index, index + 1]) if (index >= 0) needed.add(beside);
    // A list that became shorter than where the reader was shows its end.
    if (needed.size > 0 && ![...needed].some((index) => index >= 0 && index < count)) needed.add(count - 1);
    // One that is out of sight keeps what was read last, so that Tab and screen readers find something in it.
    if (needed.size === 0 && this.#atStart.size > 0) needed.add(Math.min(this.#lastNear, count - 1));
    this.#rendered = needed;
    this.#items = items;
    return Array.from({ length: count }, (_, index) => {
      const first = index * blockSize;
      return { first, items: items.slice(first, first + blockSize), isRendered: needed.has(index) };
    });
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
   * Brings an item into view after the next render, with focus on its button.
   *
   * @param otherwise - selector of what gets focus when the item is not there any more
   */
  reveal(key: string, otherwise: string): void {
    this.#wanted = { key, otherwise, inView: true };
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
    const blocks = [...(this.list.value?.querySelectorAll<HTMLElement>('.block') ?? [])];
    for (const [index, block] of blocks.entries()) this.#hold(block, index);
    this.#places = new Map(blocks.map((block, index) => [block, index]));
    if (!this.#isFrozen) this.#watch(blocks);
    this.#focusWanted(blocks);
  }

  hostDisconnected(): void {
    this.#stop();
    this.#heights.clear();
    this.#near = this.#atStart;
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

  /** How many items a block has. */
  #sizeOf(index: number): number {
    return Math.max(0, Math.min(blockSize, this.#items.length - index * blockSize));
  }

  #hold(block: HTMLElement, index: number): void {
    const height = this.#heights.get(index) ?? this.#sizeOf(index) * this.#itemHeight;
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
    for (const index of near) if (this.#sizeOf(index) === 0) near.delete(index);
    if (near.size === this.#near.size && [...near].every((index) => this.#near.has(index))) return;
    this.#near = near;
    if (near.size > 0) this.#lastNear = Math.min(...near);
    this.#host.requestUpdate();
  }

  #measure(index: number, { width, height }: DOMRectReadOnly): void {
    if (Math.abs(width - this.#width) > 1) {
      this.#heights.clear();
      this.#itemHeight = guessedHeight;
      this.#width = width;
    }
    const size = this.#sizeOf(index);
    if (size === 0 || height === 0 || !this.#rendered.has(index)) return;
    // The first measure of a width stands for all blocks not measured yet: another one later would move what is read.
    if (this.#heights.size === 0) this.#itemHeight = height / size;
    this.#heights.set(index, height);
  }

  get #active(): Element | null {
    const { renderRoot } = this.#host;
    return renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
  }

  /** The block with focus, -1 for none. */
  #focused(): number {
    const block = this.#active?.closest('.block');
    return (block && this.#places.get(block)) ?? -1;
  }

  /** An item with focus that comes to stand in another block is rendered there anew, and would lose it. */
  #follow(items: readonly WindowItem[]): void {
    const block = this.#focused();
    if (block < 0 || items === this.#items || this.#wanted) return;
    const row = [...(this.#active?.closest('.block')?.children ?? [])].findIndex((child) =>
      child.contains(this.#active),
    );
    const key = this.#items[block * blockSize + row]?.key;
    const at = items.findIndex((item) => item.key === key);
    if (key !== undefined && at >= 0 && Math.floor(at / blockSize) !== block)
      this.#wanted = { key, inView: false };
  }

  #focusWanted(blocks: readonly HTMLElement[]): void {
    if (!this.#wanted) return;
    const { otherwise, inView } = this.#wanted;
    this.#wanted = undefined;
    const block = blocks[Math.floor(this.#wantedAt / blockSize)];
    const button = block?.children[this.#wantedAt % blockSize]?.querySelector('button');
    const target = button ?? (otherwise && this.#host.renderRoot.querySelector<HTMLElement>(otherwise));
    if (target instanceof HTMLElement) target.focus({ preventScroll: !inView });
  }
}
