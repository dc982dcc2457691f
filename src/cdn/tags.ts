/** What a build of the script tag says of itself: `tags.json` beside it. Files are named relative to it. */
export interface ScriptTagBuild {
  readonly version: string;
  /** The entry whose name is that of its content. */
  readonly entry: string;
  /** By tag: the files that its first screen begins with, and those that it may ask for after. */
  readonly elements: Readonly<
    Record<string, { readonly first: readonly string[]; readonly later: readonly string[] }>
  >;
  /** Files that only a page with a prefix asks for. */
  readonly prefix: readonly string[];
}

/** By file: what its content must be, as in an `integrity` attribute (`integrity.json` beside the build). */
export type Integrity = Readonly<Record<string, string>>;

/** What the tags are made for. */
export interface TagOptions {
  /** Where the files are: an absolute URL, or a path on the page's own origin. */
  readonly base: string;
  /** Tags that the page has. */
  readonly elements: readonly string[];
  /** What the page's tags begin with instead of the kit's own names, for example `eka-`. */
  readonly prefix?: string | undefined;
}

/** Tags to paste, and what the page's policy must allow for them. */
export interface ScriptTags {
  /** Goes into `<head>`, before every other module script. */
  readonly html: string;
  /** Sources for `script-src`, beside the origin of the files: the hash of the import map, which is inline. */
  readonly scriptSrc: readonly string[];
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/**
 * The tags for a page: an import map with the integrity of every script that its elements may ask for, which a browser checks
 * before it runs one; the first files at once; and the entry.
 *
 * @throws RangeError for an element that the build does not have, or a prefix that is none
 */
export async function scriptTags(
  build: ScriptTagBuild,
  integrity: Integrity,
  { base, elements, prefix = '' }: TagOptions,
): Promise<ScriptTags> {
  if (prefix && !/^[a-z][a-z0-9-]*$/.test(prefix)) throw new RangeError(`"${prefix}" cannot begin a tag`);
  const folder = base.endsWith('/') ? base : `${base}/`;
  const parts = [...new Set(elements)].map((tag) => {
    const files = Object.hasOwn(build.elements, tag) ? build.elements[tag] : undefined;
    if (!files) throw new RangeError(`There is no element <${tag}>`);
    return files;
  });
  const first = new Set(parts.flatMap((files) => files.first));
  const later = parts.flatMap((files) => files.later);
  const all = [...new Set([build.entry, ...first, ...later, ...(prefix ? build.prefix : [])])];
  const map = { integrity: Object.fromEntries(all.map((file) => [folder + file, integrity[file]])) };
  // No "</script" in it, whatever the base is.
  const inline = JSON.stringify(map).replaceAll('<', '\\u003c');
  const attributes = (file: string): string =>
    `="${escape(folder + file)}" integrity="${integrity[file] ?? ''}" crossorigin`;
  const lines = [
    `<script type="importmap">${inline}</script>`,
    ...[...first].map((file) => `<link rel="modulepreload" href${attributes(file)}>`),
    `<script type="module" src${attributes(build.entry)}${prefix && ` data-prefix="${prefix}"`}></script>`,
  ];
  return { html: `${lines.join('\n')}\n`, scriptSrc: [await sha256(inline)] };
}
