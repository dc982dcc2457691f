/** Parts of `<record-viewer>`, as its documentation names them. */
const recordParts = [
  ...['frame', 'title', 'document', 'section', 'section-title', 'item', 'facts', 'fact', 'term', 'value'],
  ...['warning', 'remark', 'table-frame', 'table', 'caption', 'column', 'row', 'row-name', 'cell', 'flag'],
  ...['file', 'file-name', 'image', 'file-link', 'narratives', 'summary', 'narrative', 'provenance'],
  ...['loading', 'progress', 'received', 'actions', 'button', 'notice', 'alert', 'reference'],
  ...['sign-in', 'elsewhere'],
] as const;

/** Value of `exportparts` for a `<record-viewer>` inside another element: `record-frame`, `record-title` and so on. */
export const exportedRecordParts = recordParts.map((name) => `${name}: record-${name}`).join(', ');
