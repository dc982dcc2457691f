import { defineElement } from '../define-element.js';
import { ProviderSearch } from './provider-search.js';

defineElement('provider-search', ProviderSearch);

declare global {
  interface HTMLElementTagNameMap {
    'provider-search': ProviderSearch;
  }
}
