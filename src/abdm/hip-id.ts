/** Whether a value may be ABDM's id of a facility. It stands in paths, where a slash or a percent sign would mislead. */
export function isHipId(value: string): boolean {
  return /^(?!\.{1,2}$)[!-$&-.0-[\]-~]{1,100}$/.test(value);
}
