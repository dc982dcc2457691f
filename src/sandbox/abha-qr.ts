import type { Person } from './people.js';
import type { ProfileAnswer } from './profile.js';

/** `AssetQRData` of the published API. */
type QrField =
  | 'hidn'
  | 'hid'
  | 'phr'
  | 'name'
  | 'gender'
  | 'dob'
  | 'mobile'
  | 'address'
  | 'distlgd'
  | 'statelgd'
  | 'district_name'
  | 'dist name'
  | 'state name';

interface Style {
  readonly fields: readonly QrField[];
  /** What stands behind each comma and colon. */
  readonly space: '' | ' ';
}

/** Real cards differ in spelling, order and spacing with the way in which their ABHA was made, and readers must not care. */
const styles = [
  {
    fields: [
      ...(['hidn', 'hid', 'name', 'gender', 'statelgd', 'distlgd', 'dob', 'address'] as const),
      ...(['state name', 'dist name', 'mobile'] as const),
    ],
    space: '',
  },
  {
    fields: [
      ...(['hidn', 'phr', 'name', 'gender', 'dob', 'distlgd', 'district_name'] as const),
      ...(['statelgd', 'state name', 'address', 'mobile'] as const),
    ],
    space: ' ',
  },
  {
    fields: [
      ...(['name', 'mobile', 'gender', 'dob', 'phr', 'hidn', 'address'] as const),
      ...(['dist name', 'distlgd', 'state name', 'statelgd'] as const),
    ],
    space: '',
  },
] as const satisfies readonly Style[];

/** The JSON text of somebody's ABHA QR code; what is not known of them is left out. */
export function abhaQrText(person: Person, profile: ProfileAnswer): string {
  const { fields, space }: Style = styles[person.id % styles.length] ?? styles[0];
  const values: Partial<Record<QrField, string | null>> = {
    hidn: profile.abha_number,
    hid: profile.abha_address,
    phr: profile.abha_address,
    name: profile.full_name,
    gender: profile.gender,
    dob: birthText(profile),
    mobile: profile.mobile,
    address: profile.address,
    distlgd: profile.district_code ?? null,
    statelgd: profile.state_code ?? null,
    district_name: profile.district_name ?? null,
    'dist name': profile.district_name ?? null,
    'state name': profile.state_name ?? null,
  };
  const known = fields.flatMap((field) => {
    const value = values[field] ?? null;
    return value === null ? [] : [`${JSON.stringify(field)}:${space}${JSON.stringify(value)}`];
  });
  return `{${known.join(`,${space}`)}}`;
}

/** A date of birth as `d/m/yyyy`, or the year alone where no more is known. */
export function birthText(
  born: Pick<ProfileAnswer, 'day_of_birth' | 'month_of_birth' | 'year_of_birth'>,
): string {
  const { day_of_birth: day, month_of_birth: month, year_of_birth: year } = born;
  return [day, month, year].filter((part) => part !== null).join('/');
}
