import type { WayToSignIn } from './returning-patient.js';

/** A way to sign in as a test is called. */
export interface NamedWay extends WayToSignIn {
  /** With the NHA cases that it proves. */
  readonly name: string;
  /** Left to the long run of all ways in all languages. */
  readonly isRare?: boolean;
}

/** Ways to sign in: each of the four identifiers, with one and with several ABHA addresses. */
export const waysToSignIn: readonly NamedWay[] = [
  {
    name: 'by mobile number, one of a family (P1 4.2, 4.3, 4.5)',
    identifier: '99999 00040',
    phone: '9999900040',
    accounts: ['harish.rao@abdm', 'vasudha.rao@abdm', 'padmavathi.rao@abdm'],
    signsInTo: 'vasudha.rao@abdm',
  },
  {
    name: 'by mobile number with one ABHA address (P1 4.5)',
    isRare: true,
    identifier: '+91 99999 00041',
    phone: '9999900041',
    accounts: ['pooja.barman@abdm'],
    signsInTo: 'pooja.barman@abdm',
  },
  {
    name: 'by ABHA number, code by ABDM (P1 8.1, 8.2)',
    isRare: true,
    identifier: '91-0000-0000-0125',
    system: 'abdm',
    phone: '9999900072',
    accounts: ['meenakshi_iyer@abdm'],
    signsInTo: 'meenakshi_iyer@abdm',
  },
  {
    name: 'by ABHA number with several addresses, code by Aadhaar (P1 8.1, 8.2)',
    identifier: '91000000000141',
    system: 'aadhaar',
    phone: '9999900014',
    accounts: ['sunita.meena@abdm', 'sunita1979@abdm'],
    signsInTo: 'sunita1979@abdm',
  },
  {
    name: 'by ABHA address (P1 6.1, 6.3)',
    identifier: 'rohan.deshpande',
    system: 'abdm',
    phone: '9999900011',
    signsInTo: 'rohan.deshpande@abdm',
  },
  {
    name: 'by the ABHA address of the ABHA number (P1 7.1, 7.2)',
    identifier: '91000000000166@abdm',
    system: 'aadhaar',
    phone: '9999900016',
    signsInTo: '91000000000166@abdm',
  },
  {
    name: 'by Aadhaar number with several addresses (P1 9.1, 9.2, 9.3)',
    identifier: '1000 0000 0138',
    phone: '9999900013',
    accounts: ['imran.ansari@abdm', 'imranansari86@abdm', 'ansari_imran@abdm'],
    signsInTo: 'ansari_imran@abdm',
  },
  {
    name: 'by Aadhaar number, nothing to choose (P1 9.1, 9.2)',
    isRare: true,
    identifier: '100000000155',
    phone: '9999900015',
    signsInTo: 'tenzin.dolma@abdm',
  },
];
