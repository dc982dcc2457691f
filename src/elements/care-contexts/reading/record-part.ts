import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { exportedRecordParts } from '../../../ui/record-parts.js';
import type { AbdmErrorDetail } from '../../abdm-element.events.js';
import { defineElement, naming } from '../../define-element.js';
import { type RecordTarget, RecordViewer } from '../../record-viewer/index.js';
import type { Part } from '../part-controller.js';

/** What a record shares with the list that it is opened from. */
export interface RecordPort {
  readonly host: Pick<RecordViewer, 'baseUrl' | 'signInUrl' | 'helpUrl' | 'helpline'>;
  /** The patient has closed it. */
  closed(): void;
  /** Nobody is signed in any more. */
  signedOut(): void;
}

/** Shows a record in `<record-viewer>`, inside of the linked records. */
export class RecordPart implements Part<RecordTarget> {
  readonly #port: RecordPort;
  #target: RecordTarget | undefined;

  constructor(port: RecordPort) {
    this.#port = port;
    defineElement('record-viewer', RecordViewer);
  }

  open(target: RecordTarget): void {
    this.#target = target;
  }

  forget(): void {
    this.#target = undefined;
  }

  /** Part `viewer`, and the viewer's own as `record-<part>`. */
  render(): TemplateResult | typeof nothing {
    if (!this.#target) return nothing;
    const { baseUrl, signInUrl, helpUrl, helpline } = this.#port.host;
    return naming.nested(
      html`<record-viewer
        part="viewer"
        exportparts=${exportedRecordParts}
        .baseUrl=${baseUrl}
        .signInUrl=${signInUrl}
        .helpUrl=${helpUrl}
        .helpline=${helpline}
        ${ref(this.#show)}
        @record-closed=${this.#port.closed}
        @abdm-error=${this.#failed}
        ><slot name="help" slot="help"></slot
      ></record-viewer>`,
    );
  }

  // Told rather than set as attributes: the viewer itself drops it with the patient.
  readonly #show = (viewer?: Element): void => {
    if (viewer && this.#target) (viewer as Element & Pick<RecordViewer, 'open'>).open(this.#target);
  };

  readonly #failed = ({ detail }: CustomEvent<AbdmErrorDetail>): void => {
    if (detail.kind === 'sign-in-required') this.#port.signedOut();
  };
}
