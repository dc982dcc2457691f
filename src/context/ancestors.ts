/** An element and all that it stands in, from the inside out and across shadow roots. */
export function* selfAndAncestors(element: Element): Generator<Element> {
  for (let at: Element | undefined = element; at; at = parentOf(at)) yield at;
}

function parentOf(element: Element): Element | undefined {
  // A form's own `parentElement` may be hidden by a field of that name, which leads back into the form.
  const parent = Reflect.get(Node.prototype, 'parentElement', element);
  if (parent) return parent;
  const root = Node.prototype.getRootNode.call(element);
  return root instanceof ShadowRoot ? root.host : undefined;
}
