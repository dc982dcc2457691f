import { AbdmClient } from '../client/abdm-client.js';
import type { Connection } from './connection.js';

const key = Symbol.for('abdm-elements.connections.1');

/**
 * The connection of all elements on a page that name the same proxy, `<abdm-connect>` or not: one client, and so one
 * patient.
 */
export function sharedConnection(baseUrl: string): Connection {
  const realm = globalThis as { [key]?: Map<string, Connection> };
  const connections = (realm[key] ??= new Map<string, Connection>());
  let connection = connections.get(baseUrl);
  if (!connection) {
    connection = { version: 1, client: new AbdmClient({ baseUrl }) };
    connections.set(baseUrl, connection);
  }
  return connection;
}
