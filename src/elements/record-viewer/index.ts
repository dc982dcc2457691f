export { RecordViewer } from './record-viewer.js';
export type { RecordClosedDetail } from './record-viewer.events.js';
export type { RecordTarget } from './record-target.js';
