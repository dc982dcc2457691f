import type { RecordBillsMessages } from '../en/record-bills.js';

/** Hindi words for bills. */
export const recordBills: RecordBillsMessages = {
  bills: {
    caption: 'बिल की मदें',
    columns: ['मद', 'क़ीमत', 'छूट और कर', 'टिप्पणी'],
  },
};
