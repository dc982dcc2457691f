import type { HiType } from '../../abdm/hi-types.js';
import type { Gender } from '../../abdm/person.js';

/** The person of a visit, as the facility has written them down. */
export interface RecordPatient {
  readonly name: string;
  readonly gender: Gender;
  /** As much of `1990-05-15` as is known. */
  readonly born: string;
  readonly abhaAddress: string;
  readonly abhaNumber?: string;
  /** Ten digits. */
  readonly mobile?: string;
  readonly address?: string;
}

/** What of a visit stands in its record. */
export interface RecordVisit {
  readonly id: string;
  readonly display: string;
  readonly hiType: HiType;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** City and state are not known of a facility that left the registry. */
  readonly facility: {
    readonly id: string;
    readonly name: string;
    readonly city?: string;
    readonly state?: string;
  };
  readonly patient: RecordPatient;
}
