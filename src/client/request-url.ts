import type { Route } from '../contract/route.js';

/**
 * The URL and the JSON body of a request: fields that the path names go there, all others into the body.
 *
 * @param baseUrl - of the proxy; a relative one is taken from the page's own address, never from a `<base>` of the host
 */
export function requestUrl(
  baseUrl: string,
  route: Route,
  request: Readonly<Record<string, unknown>>,
): { url: string; body: Record<string, unknown> } {
  const body: Record<string, unknown> = { ...request };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { [name]: value } = body;
    delete body[name];
    return encodeURIComponent(String(value));
  });
  const page = typeof location === 'undefined' ? undefined : location.href;
  return { url: new URL(baseUrl.replace(/\/+$/, '') + path, page).href, body };
}
