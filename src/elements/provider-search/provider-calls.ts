export { readProvider, searchProviders } from '../../contract/providers.js';
