export { listCareContexts, listLinkedProviders } from '../../contract/care-contexts.js';
