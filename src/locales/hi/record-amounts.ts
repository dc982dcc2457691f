import type { RecordAmountsMessages } from '../en/record-amounts.js';

type Said = (n: number, shown: string) => string;
const spanOf =
  (one: string, other = one): Said =>
  (n, shown) =>
    `${shown} ${n === 1 ? one : other}`;

/** Hindi words for amounts. */
export const recordAmounts: RecordAmountsMessages = {
  spans: {
    s: spanOf('सेकंड'),
    min: spanOf('मिनट'),
    h: spanOf('घंटा', 'घंटे'),
    d: spanOf('दिन'),
    wk: spanOf('हफ़्ता', 'हफ़्ते'),
    mo: spanOf('महीना', 'महीने'),
    a: spanOf('साल'),
  },
  compared: {
    '<': (value) => `${value} से कम`,
    '<=': (value) => `ज़्यादा से ज़्यादा ${value}`,
    '>=': (value) => `कम से कम ${value}`,
    '>': (value) => `${value} से ज़्यादा`,
  },
};
