/** English words for bills. */
export const recordBills = {
  bills: {
    caption: 'Lines of the bill',
    columns: ['Item', 'Price', 'Discounts and taxes', 'Remarks'],
  },
};

/** The messages of this module, for every language. */
export type RecordBillsMessages = typeof recordBills;
