/** Values of which none is `undefined`. */
export type Defined<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

/** The values but for those that are `undefined`. */
export function definedOf<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<Values>;
}
