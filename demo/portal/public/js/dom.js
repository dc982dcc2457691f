/** Makes an element; children are elements or texts, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Asks the portal's server; nothing when it refuses or cannot be reached. */
export async function ask(path, method = 'GET', body) {
  const headers = { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) };
  try {
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Does something now and then again and again, while somebody looks. */
export function repeat(work, milliseconds) {
  void work();
  setInterval(() => {
    if (!document.hidden) void work();
  }, milliseconds);
}

/** A moment as the time of day. */
export const timeOf = (moment) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'medium' }).format(new Date(moment));
