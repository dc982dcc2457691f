import type { RecordViewerMessages } from '../en/record-viewer.js';

/** Hindi messages of `<record-viewer>` around a record. */
export const recordViewer: RecordViewerMessages = {
  label: 'स्वास्थ्य रिकॉर्ड',
  loading: 'रिकॉर्ड लोड हो रहा है…',
  received: (bytes) => `${bytes} आ चुका है`,
  receivedOf: (bytes, all) => `${all} में से ${bytes} आ चुका है`,
  preparing: 'रिकॉर्ड तैयार हो रहा है…',
  cancel: 'रहने दें',
  cancelled: 'लोड करना रोक दिया गया।',
  load: 'रिकॉर्ड लोड करें',
  none: 'कोई रिकॉर्ड खुला नहीं है।',
  ready: 'रिकॉर्ड दिख रहा है।',
  close: 'बंद करें',
  print: 'प्रिंट करें',
  stale: 'इसे अभी फिर से नहीं पढ़ा जा सका; यह पुराना हो सकता है।',
  incomplete: 'इस रिकॉर्ड के कुछ हिस्से साथ नहीं आए। जो आया है वह दिखाया गया है।',
  empty: 'अस्पताल या केंद्र ने यह रिकॉर्ड खाली भेजा है।',
  from: 'यह रिकॉर्ड कहाँ से आया',
  provenance: (facility) => `${facility} ने इसे ABDM से भेजा है; जैसा आया वैसा ही दिखाया गया है।`,
  visit: (display) => `विज़िट: ${display}`,
  made: (date) => `${date} का रिकॉर्ड`,
  narrative: 'अस्पताल या केंद्र का लिखा हुआ',
  narrativeFailed: 'लिखा हुआ लोड नहीं हो सका।',
};
