import type { AbhaSignedInDetail } from '../signed-in.events.js';

declare global {
  interface GlobalEventHandlersEventMap {
    /** A new ABHA, or a self-declared ABHA address, was created, and the patient is signed in to it. */
    'abha-created': CustomEvent<AbhaSignedInDetail>;
  }
}
