import { RecordViewer } from '../../../src/elements/record-viewer/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { recordScenes } from '../../support/fixtures-records.js';

everyState('record-viewer', recordScenes);

documentationIsWhole({
  tag: 'record-viewer',
  styles: RecordViewer.styles,
  scenes: recordScenes,
  fields: [],
  events: ['abdm-error', 'record-closed'],
});
