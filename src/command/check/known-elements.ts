import { readFileSync } from 'node:fs';

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string; readonly default?: string }[];
    }[];
  }[];
}

const manifest = JSON.parse(
  readFileSync(new URL('../../../custom-elements.json', import.meta.url), 'utf8'),
) as Manifest;

const declarations = manifest.modules.flatMap((module) => module.declarations);

/** The kit's elements, by tag, with the names of their attributes. */
export const knownElements: ReadonlyMap<string, readonly string[]> = new Map(
  declarations.flatMap(({ tagName, attributes = [] }) =>
    tagName === undefined ? [] : [[tagName, attributes.map(({ name }) => name)] as const],
  ),
);

/** Where `<abdm-connect>` looks for the proxy when the page does not say. */
export const defaultBaseUrl = '/abdm';
