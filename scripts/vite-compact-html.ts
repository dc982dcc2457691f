import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly tag?: { readonly name?: string };
  readonly quasi?: { readonly quasis: readonly Node[] };
}

/** The texts of all `html` templates below a node of the syntax tree, in whatever order. */
function* templateTexts(node: unknown): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  const { type, tag, quasi } = node as Partial<Node>;
  if (type === 'TaggedTemplateExpression' && tag?.name === 'html') yield* quasi?.quasis ?? [];
  for (const child of Object.values(node)) yield* templateTexts(child);
}

/** Takes the indentation out of templates. Line breaks stay, and with them every space that a page shows. */
export function compactHtml(): Plugin {
  return {
    name: 'compact-html',
    transform(code, id) {
      if (!/[\\/]src[\\/].*\.ts$/.test(id) || !code.includes('html`')) return undefined;
      const texts = [...templateTexts(this.parse(code))].sort((one, other) => other.start - one.start);
      let compact = code;
      for (const { start, end } of texts)
        compact =
          compact.slice(0, start) + code.slice(start, end).replace(/\n[ \t]+/g, '\n') + compact.slice(end);
      // Every line stays where it was.
      return { code: compact, map: null };
    },
  };
}
