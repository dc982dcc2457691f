export type { AuditEntry, AuditEvent, AuditLine, AuditSink } from './audit-trail.js';
export { auditEvents, auditFaults, digestOf } from './audit-trail.js';
export { fileSink, type FileSink } from './file-sink.js';
export { auditCommand, type Verdict } from './verify.js';
