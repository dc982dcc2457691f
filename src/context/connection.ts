import { createContext } from '@lit/context';
import type { AbdmClient } from '../client/abdm-client.js';

/** What `<abdm-connect>` shares with the elements inside it. */
export interface Connection {
  /** Version of this shape; it is part of the context's key as well, so that two versions of the kit never mix. */
  readonly version: 1;
  readonly client: Pick<AbdmClient, 'call' | 'baseUrl' | 'epoch' | 'onPatientChange' | 'session'>;
}

/** Key of the connection: the same symbol in every copy of the kit on a page, so that copies share one. */
export const connectionContext = createContext<Connection | undefined>(
  Symbol.for('abdm-elements.connection.1'),
);
