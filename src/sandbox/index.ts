export type { Client } from './accounts.js';
export type { Call } from './calls.js';
export type { Desk, DeskPerson } from './desk.js';
export type { GenericError } from './errors.js';
export type { Fault } from './faults.js';
export { createSandbox, defaultClient, type Sandbox, type SandboxOptions } from './sandbox.js';
export { seedPeople, type SeedAbha, type SeedPerson } from './seed-people.js';
export { startSandbox, type SandboxServer, type SandboxServerOptions } from './server.js';
export type { Sms } from './sms.js';
