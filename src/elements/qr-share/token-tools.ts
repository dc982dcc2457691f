import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PrintAloneController } from '../../controllers/print-alone-controller.js';
import { WakeLockController } from '../../controllers/wake-lock-controller.js';
import { FullScreenController } from './full-screen-controller.js';

type Host = ReactiveControllerHost & Element & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What can be done with a token: it is shown on the full screen, which stays lit for as long, or printed. */
export class TokenTools implements ReactiveController {
  readonly fullScreen: FullScreenController;
  readonly printing: PrintAloneController;
  readonly #wakeLock: WakeLockController;

  constructor(host: Host) {
    this.fullScreen = new FullScreenController(host);
    this.printing = new PrintAloneController(host);
    this.#wakeLock = new WakeLockController(host);
    host.addController(this);
  }

  hostUpdated(): void {
    this.#wakeLock.keep(this.fullScreen.isOpen);
  }

  /** Ends all of it: the token is gone. */
  end(): void {
    this.fullScreen.close();
    this.printing.end();
  }
}
