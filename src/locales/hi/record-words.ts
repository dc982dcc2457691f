import type { RecordWordsMessages } from '../en/record-words.js';

/** Hindi words with which a health record is put into sentences. */
export const recordWords: RecordWordsMessages = {
  range: (low, high) => `${low} से ${high}`,
  from: (low) => `${low} से`,
  upTo: (high) => `${high} तक`,
  until: (day) => `${day} तक`,
  born: (day) => `जन्म ${day}`,
  yes: 'हाँ',
  no: 'नहीं',
  notHere: (what) => `${what}: रिकॉर्ड के साथ नहीं आया`,
  tooMuch: 'और भी है, जो यहाँ नहीं दिखाया जा सकता',
  cut: (shown) => `… (${shown} और अक्षर)`,
  andMore: (shown) => `और ${shown} बाक़ी`,
  signed: 'भेजने वाले के हस्ताक्षर हैं',
  empty: (why) => `यहाँ कुछ नहीं है: ${why}`,
  part: (first, last, all) => `${all} में से ${first} से ${last} तक`,
  more: 'लोग, जगहें और दूसरी बातें',
  untitled: 'भाग',
  plainBundle: 'इस रिकॉर्ड का अपना कोई क्रम नहीं है; इसमें जो है, वह सब दिखाया गया है।',
};
