/** What stands before an event handler in a template. */
const eventAttribute = /@[^\s=]+=["']?$/;

/** A part of what an element renders, as far as handlers can be found in it. */
interface Rendered {
  readonly strings?: readonly string[];
  readonly _$litDirective$?: unknown;
  readonly values?: unknown[];
}

type Callback = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Keeps what event handlers of templates throw, or reject with, from the page around an element. A browser reports it to
 * the page, and Lit has no place to catch it.
 *
 * @param fault - gets what was thrown
 * @returns a function that takes what an element renders, and gives it back with handlers that cannot fail
 */
export function containHandlers(fault: (error: unknown) => void): <Value>(rendered: Value) => Value {
  const safe = new WeakMap<object, Callback>();
  const handler = (handle: Callback): Callback =>
    async function (event) {
      try {
        await handle.call(this, event);
      } catch (error) {
        fault(error);
      }
    };
  // Directives such as `repeat` and `guard` render later.
  const later = (render: Callback): Callback =>
    function (...values) {
      return contain(render.apply(this, values));
    };
  const contain = <Value>(rendered: Value): Value => {
    if (Array.isArray(rendered)) for (const one of rendered) contain(one);
    const { strings, _$litDirective$: directive, values } = (rendered ?? {}) as Rendered;
    if (strings || directive)
      values?.forEach((value, index) => {
        if (typeof value !== 'function') {
          if (strings || !Array.isArray(value)) contain(value);
        } else if (!strings || eventAttribute.test(strings[index] ?? '')) {
          const known = safe.get(value) ?? (strings ? handler : later)(value as Callback);
          // What is rendered again may have its safe handlers already.
          safe.set(value, known).set(known, known);
          values[index] = known;
        }
      });
    return rendered;
  };
  return contain;
}
