import type { TemplateResult } from 'lit';

/** How this copy of the kit names its tags. A prefix is set by the script tag before anything is registered. */
export const naming = {
  prefix: '',
  /** Has a template nest the kit's elements under the names that they have here. */
  nested: (template: TemplateResult): TemplateResult => template,
};

/**
 * Registers an element unless the page has one of that name already, be it ours from another copy of the kit. Under a
 * prefix it is a class of its own, which leaves the element free for another name.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const { prefix } = naming;
  const there = customElements.get(prefix + tag);
  if (!there) customElements.define(prefix + tag, prefix ? class extends element {} : element);
  else if (!prefix && there !== element)
    import('./second-copy.js').then(
      ({ warn }) => warn(tag),
      () => undefined,
    );
}
