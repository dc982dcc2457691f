/** English messages of `<record-viewer>` around a record. */
export const recordViewer = {
  label: 'Health record',
  loading: 'Loading the record…',
  received: (bytes: string): string => `${bytes} received`,
  receivedOf: (bytes: string, all: string): string => `${bytes} of ${all} received`,
  preparing: 'Preparing the record…',
  cancel: 'Cancel',
  cancelled: 'Loading was cancelled.',
  load: 'Load the record',
  none: 'No record is open.',
  ready: 'The record is shown.',
  close: 'Close',
  print: 'Print',
  stale: 'This could not be read anew just now; it may be out of date.',
  incomplete: 'Some parts that this record refers to did not come with it. What came is shown.',
  empty: 'The facility sent this record with nothing in it.',
  from: 'Where this record comes from',
  provenance: (facility: string): string => `Sent by ${facility} through ABDM, shown as it was sent.`,
  visit: (display: string): string => `Visit: ${display}`,
  made: (date: string): string => `Record of ${date}`,
  narrative: 'Text of the facility',
  narrativeFailed: 'The text could not be loaded.',
};

/** The messages of this module, for every language. */
export type RecordViewerMessages = typeof recordViewer;
