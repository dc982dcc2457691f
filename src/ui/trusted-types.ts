/** A policy of Trusted Types, as far as the kit uses it. */
export interface OwnPolicy {
  createHTML(markup: string): unknown;
  createScriptURL(url: string): unknown;
}

const ownScripts = new Set<string>();
let policy: OwnPolicy | undefined;

/**
 * The kit's own policy; `undefined` in a browser without Trusted Types. Markup that it lets through must only ever be parsed
 * in a document that runs and fetches nothing; of scripts it lets the kit's own workers through.
 *
 * @throws TypeError where the page's policy does not name `abdm-elements`
 */
export function ownPolicy(): OwnPolicy | undefined {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: object): OwnPolicy };
  };
  return (policy ??= trustedTypes?.createPolicy('abdm-elements', {
    createHTML: (markup: string) => markup,
    createScriptURL: (url: string) => (ownScripts.has(url) ? url : 'about:blank'),
  }));
}

/**
 * The address of a worker's script, which is the kit's own, as `new Worker` takes it.
 *
 * @throws TypeError where the page's policy does not name `abdm-elements`
 */
export function ownScriptUrl(url: string): string {
  ownScripts.add(url);
  return (ownPolicy()?.createScriptURL(url) as string | undefined) ?? url;
}
