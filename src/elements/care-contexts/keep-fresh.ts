import type { ListWindowHost } from '../../controllers/list-window-controller.js';
import { ChangesController, type ChangesPort } from '../../controllers/changes-controller.js';
import { ReturnController } from './return-controller.js';

/** Has the list read anew when something of it changed at ABDM, and when somebody comes back to the page. */
export function keepFresh(
  host: ListWindowHost,
  port: Pick<ChangesPort, 'connection'>,
  refresh: (isChanged: boolean) => Promise<void>,
): void {
  new ReturnController(host, () => refresh(false));
  new ChangesController(host, {
    kind: 'records',
    connection: () => port.connection(),
    changed: () => void refresh(true),
  });
}
