import type { RecordFilesMessages } from '../en/record-files.js';

/** Hindi messages for files and texts of the facility in a health record. */
export const recordFiles: RecordFilesMessages = {
  open: 'खोलें',
  openNamed: (name) => `${name} खोलें`,
  download: 'डाउनलोड करें',
  downloadNamed: (name) => `${name} डाउनलोड करें`,
  loading: 'तस्वीर तैयार हो रही है…',
  damaged: 'यह फ़ाइल ख़राब या खाली है, इसलिए खुल नहीं सकती।',
  elsewhere: 'यह फ़ाइल रिकॉर्ड के साथ नहीं आई। अस्पताल या केंद्र ने इसे यहाँ रखा है:',
  size: (bytes) => `आकार: ${bytes}`,
  kinds: { pdf: 'PDF दस्तावेज़', image: 'तस्वीर', text: 'लिखित', other: 'फ़ाइल' },
  text: {
    loading: 'लिखा हुआ लोड हो रहा है…',
    empty: 'अस्पताल या केंद्र के लिखे में पढ़ने लायक कुछ नहीं है।',
    cut: 'यह यहाँ पूरा दिखाने के लिए बहुत लंबा है; शुरू का हिस्सा दिखाया गया है।',
    failed: 'लिखा हुआ लोड नहीं हो सका।',
  },
};
