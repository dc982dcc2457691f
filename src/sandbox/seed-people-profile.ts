import type { SeedPerson } from './seed-person.js';

/** People for KYC and deletion; the self-declared addresses that belong to them are with the others. */
export const peopleWithProfile: readonly SeedPerson[] = [
  {
    story: 'Has one ABHA address, and a self-declared one on the same mobile that is not linked yet',
    aadhaar: '100000000402',
    mobile: '9999900045',
    name: ['Lata', 'Shripad', 'Kulkarni'],
    gender: 'F',
    born: '1970-10-26',
    address: '11 Dadabhai Naoroji Road',
    pincode: '400001',
    abha: { number: '91-0000-0000-0406', mobile: '9999900045', addresses: ['lata.kulkarni'] },
  },
  {
    story: 'Has a self-declared ABHA address on the same mobile, and no ABHA number',
    aadhaar: '100000000418',
    mobile: '9999900046',
    name: ['Gopal', 'Chandra', 'Hazarika'],
    gender: 'M',
    born: '1987-02-17',
    address: 'Fancy Bazar',
    pincode: '781001',
  },
  {
    story: 'Has one ABHA address, linked with a government benefit: it cannot be deleted (ABDM-1219)',
    aadhaar: '100000000425',
    mobile: '9999900047',
    name: ['Ramdas', null, 'Bhoi'],
    gender: 'M',
    born: '1959-04-03',
    address: 'Station Road',
    pincode: '751001',
    abha: { number: '91-0000-0000-0422', mobile: '9999900047', addresses: ['ramdas.bhoi'] },
    hasBenefit: true,
  },
  {
    story: 'Has six ABHA addresses, and a self-declared one on the same mobile that cannot be linked',
    aadhaar: '100000000439',
    mobile: '9999900048',
    name: ['Nandini', null, 'Hegde'],
    gender: 'F',
    born: '1993-06-29',
    address: '2 Kasturba Road',
    pincode: '560001',
    abha: {
      number: '91-0000-0000-0430',
      mobile: '9999900048',
      addresses: [1, 2, 3, 4, 5, 6].map((count) => `nandini.hegde${count}`),
    },
  },
];
