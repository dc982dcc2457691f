/** A facility of the registry: it gives records (HIP), and may ask for those of others (HIU). */
export interface Facility {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
}
