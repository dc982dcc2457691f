/**
 * What every element needs. The script-tag build keeps it in one file, which the entry asks for together with the first
 * element's own: on a slow network two rounds are what a patient waits for, not one per import.
 */
export { LitElement } from 'lit';
