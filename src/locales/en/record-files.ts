/** English messages for files and texts of the facility in a health record. */
export const recordFiles = {
  open: 'Open',
  openNamed: (name: string): string => `Open ${name}`,
  download: 'Download',
  downloadNamed: (name: string): string => `Download ${name}`,
  loading: 'Preparing the picture…',
  damaged: 'This file is damaged or empty and cannot be opened.',
  elsewhere: 'This file did not come with the record. The facility keeps it here:',
  size: (bytes: string): string => `Size: ${bytes}`,
  kinds: { pdf: 'PDF document', image: 'Picture', text: 'Text', other: 'File' },
  text: {
    loading: 'Loading the text…',
    empty: 'The facility sent a text with nothing to read in it.',
    cut: 'The text is longer than can be shown here; its beginning is shown.',
    failed: 'The text could not be loaded.',
  },
};

/** The messages of this module, for every language. */
export type RecordFilesMessages = typeof recordFiles;
