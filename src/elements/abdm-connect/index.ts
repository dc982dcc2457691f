export { AbdmConnect } from './abdm-connect.js';
