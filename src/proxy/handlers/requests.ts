import type { RequestDetails } from '../../contract/requests.js';
import type { UpstreamRequest } from '../upstreams/upstream.js';
import type { HandlersOf } from './handler.js';

/** Handlers that show the patient's requests. */
export const requestHandlers: HandlersOf<'listRequests' | 'readRequest'> = {
  async listRequests({ status }, call) {
    const { audience, settings, webhooks } = call.services;
    const requests = await settings.upstream.requests.list(status, call.identified);
    if (webhooks) await audience.listed(status, requests, call.patient);
    return { requests: [...requests] };
  },

  async readRequest({ kind, id }, call) {
    return shownRequest(await call.services.settings.upstream.requests.read(kind, id, call.identified));
  },
};

/** A request as the browser may see it. */
export function shownRequest({ facilities, ...request }: UpstreamRequest): RequestDetails {
  return {
    ...request,
    facilities: facilities.map(({ artefactId, ...facility }) => ({
      ...facility,
      isGranted: artefactId !== undefined,
    })),
  };
}
