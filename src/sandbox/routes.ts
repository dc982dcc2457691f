/**
 * Whether a path is meant by a pattern of the desk: the path itself, or everything that begins with what stands before a
 * `*` at the end.
 */
export function isMeantBy(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** Where the control desk is. */
export const deskBase = '/_desk';

/** Whether a path belongs to the control desk. */
export function isDeskPath(path: string): boolean {
  return path === deskBase || path.startsWith(`${deskBase}/`);
}
