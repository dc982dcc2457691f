const imports = (...names) => `import type { ${names.join(', ')} } from './elements.js';`;

const react = `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${imports('ElementAttributes', 'ElementEvents', 'ElementProperties', 'Elements')}

type Own<Tag extends keyof Elements> = ElementAttributes[Tag] &
  ElementProperties[Tag] & {
    [Name in keyof ElementEvents[Tag] & string as \`on\${Name}\`]?: ((event: ElementEvents[Tag][Name]) => void) | undefined;
  };

/** What an element takes in JSX: attributes, properties, and \`on\` + the name of each event. */
export type ElementProps<Tag extends keyof Elements> = Own<Tag> &
  Omit<DetailedHTMLProps<HTMLAttributes<Elements[Tag]>, Elements[Tag]>, keyof Own<Tag>>;

/** The elements as JSX knows them. */
export type AbdmElements = { [Tag in keyof Elements]: ElementProps<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends AbdmElements {}
  }
}
`;

const vue = `import type { HTMLAttributes, PublicProps, ReservedProps } from 'vue';
${imports('ElementEvents', 'ElementProperties', 'Elements')}

type Emit<Events> = (<Name extends keyof Events>(name: Name, event: Events[Name]) => void) &
  UnionToIntersection<{ [Name in keyof Events]: (name: Name, event: Events[Name]) => void }[keyof Events]>;

type UnionToIntersection<Union> = (Union extends unknown ? (union: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Capitalize<Camelized<Name>>}\`]?: ((event: Events[Name]) => void) | undefined;
};

type Camelized<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${First}\${Capitalize<Camelized<Rest>>}\`
  : Name;

/** An element as Vue's templates know it. */
export type ElementComponent<Tag extends keyof Elements> = new () => {
  $props: ElementProperties[Tag] &
    Handlers<ElementEvents[Tag]> &
    Omit<HTMLAttributes, keyof ElementProperties[Tag]> &
    ReservedProps &
    PublicProps;
  $emit: Emit<ElementEvents[Tag]>;
};

/** The elements as Vue's templates know them. */
export type AbdmElements = { [Tag in keyof Elements]: ElementComponent<Tag> };

declare module 'vue' {
  interface GlobalComponents extends AbdmElements {}
}
`;

const svelte = `import type { HTMLAttributes } from 'svelte/elements';
${imports('ElementAttributes', 'ElementEvents', 'ElementProperties', 'Elements')}

type Own<Tag extends keyof Elements> = ElementAttributes[Tag] &
  ElementProperties[Tag] & {
    [Name in keyof ElementEvents[Tag] & string as \`on\${Name}\`]?: ((event: ElementEvents[Tag][Name]) => void) | undefined;
  } & {
    [Name in keyof ElementEvents[Tag] & string as \`on:\${Name}\`]?: ((event: ElementEvents[Tag][Name]) => void) | undefined;
  };

/** What an element takes in a template: attributes, properties, and \`on\` + the name of each event. */
export type ElementProps<Tag extends keyof Elements> = Own<Tag> &
  Omit<HTMLAttributes<Elements[Tag]>, keyof Own<Tag>>;

/** The elements as Svelte's templates know them. */
export type AbdmElements = { [Tag in keyof Elements]: ElementProps<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends AbdmElements {}
}
`;

const solid = `import type { JSX } from 'solid-js';
${imports('ElementAttributes', 'ElementEvents', 'ElementProperties', 'Elements')}

type Own<Tag extends keyof Elements> = ElementAttributes[Tag] &
  ElementProperties[Tag] & {
    [Name in keyof ElementAttributes[Tag] & string as \`attr:\${Name}\`]?: ElementAttributes[Tag][Name];
  } & {
    [Name in keyof ElementProperties[Tag] & string as \`prop:\${Name}\`]?: ElementProperties[Tag][Name];
  } & {
    [Name in keyof ElementEvents[Tag] & string as \`on:\${Name}\`]?:
      | JSX.EventHandlerWithOptionsUnion<Elements[Tag], ElementEvents[Tag][Name] & Event>
      | undefined;
  };

/** What an element takes in JSX: attributes, properties, and \`on:\` + the name of each event. */
export type ElementProps<Tag extends keyof Elements> = Own<Tag> &
  Omit<JSX.HTMLAttributes<Elements[Tag]>, keyof Own<Tag>>;

/** The elements as JSX knows them. */
export type AbdmElements = { [Tag in keyof Elements]: ElementProps<Tag> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends AbdmElements {}
  }
}
`;

/** How each framework's templates learn of the elements: the text of its declaration file, beside elements.d.ts. */
export const frameworks = { react, vue, svelte, solid };
