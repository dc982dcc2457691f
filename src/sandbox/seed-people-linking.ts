import type { SeedPerson } from './seed-person.js';

/** People who link their visits; what they have is with `linking/seed`. */
export const peopleWhoLink: readonly SeedPerson[] = [
  {
    story:
      'Links visits: nothing is linked; three visits wait at Vembanad Community Health Centre, others at facilities that are slow, know several patients of her name, or send the OTP to another number',
    aadhaar: '100000000494',
    mobile: '9999900071',
    name: ['Devika', null, 'Pillai'],
    gender: 'F',
    born: '1994-02-11',
    address: '22 Marine Drive',
    pincode: '682001',
    abha: { number: '91-0000-0000-0497', mobile: '9999900071', addresses: ['devika.pillai'] },
  },
  {
    story:
      'Links visits: some are linked, with data in every status; others wait at facilities that ask for a registration number, cannot be reached when linking, or repeat what is linked',
    aadhaar: '100000000500',
    mobile: '9999900072',
    name: ['Jagdish', null, 'Solanki'],
    gender: 'M',
    born: '1961-11-30',
    address: '5 Law College Road',
    pincode: '411001',
    abha: { number: '91-0000-0000-0505', mobile: '9999900072', addresses: ['jagdish.solanki'] },
  },
  {
    story: 'Links visits: has 10,000 linked at one facility and 100 at another',
    aadhaar: '100000000516',
    mobile: '9999900073',
    name: ['Balwant', null, 'Rathore'],
    gender: 'M',
    born: '1956-06-19',
    address: '14 Mirza Ismail Road',
    pincode: '302001',
    abha: { number: '91-0000-0000-0513', mobile: '9999900073', addresses: ['balwant.rathore'] },
  },
  {
    story: 'Links visits: all are linked, one at a facility of which no name is known',
    aadhaar: '100000000528',
    mobile: '9999900074',
    name: ['Shabnam', null, 'Kazmi'],
    gender: 'F',
    born: '1983-04-03',
    address: '7 Hazratganj',
    pincode: '226001',
    abha: { number: '91-0000-0000-0521', mobile: '9999900074', addresses: ['shabnam.kazmi'] },
  },
  {
    story:
      'Links visits with hostile, empty and very long names, at facilities with very long names, in Indian scripts, and from right to left',
    aadhaar: '100000000537',
    mobile: '9999900075',
    name: ['Zubaida', null, 'Thangal'],
    gender: 'F',
    born: '1972-08-25',
    address: '3 Beach Road',
    pincode: '695001',
    abha: { number: '91-0000-0000-0539', mobile: '9999900075', addresses: ['zubaida.thangal'] },
  },
];
