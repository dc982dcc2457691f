import { naming } from '../elements/define-element.js';

const renamed = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** The strings of a template with the prefix before every custom element; the same object for the same template, as Lit needs it. */
function renamedStrings(strings: TemplateStringsArray, prefix: string): TemplateStringsArray {
  let own = renamed.get(strings);
  if (!own) {
    const parts = strings.map((part) => part.replace(/<\/?(?=[a-z]+-)/g, (opening) => opening + prefix));
    own = Object.assign(parts, { raw: parts });
    renamed.set(strings, own);
  }
  return own;
}

/** Has this copy of the kit register and nest its elements as `<prefix>tag`. To be called before the first is registered. */
export function usePrefix(prefix: string): void {
  naming.prefix = prefix;
  naming.nested = (template) => ({ ...template, strings: renamedStrings(template.strings, prefix) });
}
