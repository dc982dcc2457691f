export { listRequests, readRequest } from '../../contract/requests.js';
