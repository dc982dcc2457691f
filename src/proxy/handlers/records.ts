import { mostRecordBytes } from '../../contract/records.js';
import { Failure } from '../failure.js';
import { limited, Streamed } from '../streamed.js';
import type { HandlersOf } from './handler.js';

/** Handler of health records. Whose record it is comes from the binding; no part of it is kept. */
export const recordHandlers: HandlersOf<'readRecord'> = {
  async readRecord(visit, call) {
    const { upstream, logger } = call.services.settings;
    const { requestId, route, signal } = call.facts;
    const { abhaAddress } = call.patient;
    const { body, length } = await upstream.records.read({ ...visit, abhaAddress }, call.identified, signal);
    if (length !== undefined && length > mostRecordBytes) {
      await body.cancel();
      throw new Failure('record-too-large');
    }
    const shown = limited(body, mostRecordBytes, (kind) => {
      if (!signal.aborted) logger.warn({ requestId, route, kind }, 'record broken off');
    });
    return new Streamed(shown, 'application/fhir+json', length);
  },
};
