import type { PersonMessages } from '../en/person.js';

/** Hindi words for what somebody says of themselves. */
export const person: PersonMessages = {
  optional: (label) => `${label} (वैकल्पिक)`,
  firstName: 'पहला नाम',
  middleName: 'बीच का नाम',
  lastName: 'उपनाम',
  nameHint: 'अगर आपका एक ही नाम है, तो उसे पहले नाम में लिखें।',
  birth: 'जन्म तिथि',
  birthHint: 'जैसे 27 3 1995',
  day: 'दिन',
  month: 'महीना',
  year: 'साल',
  gender: 'लिंग',
  genders: { F: 'महिला', M: 'पुरुष', O: 'अन्य' },
  line: 'पता',
  lineHint: 'मकान, गली और जगह',
  pincode: 'पिन कोड',
  pincodeHint: '6 अंक; राज्य और ज़िला इसी से मिलते हैं।',
  place: (district, state) => `ज़िला ${district}, ${state}`,
  lookingUp: 'राज्य और ज़िला ढूँढे जा रहे हैं…',
  unchecked: 'राज्य और ज़िला अभी नहीं मिल सके। आप आगे बढ़ सकते हैं।',
  problems: {
    name: {
      empty: 'कृपया अपना पहला नाम लिखें।',
      characters: 'केवल अक्षर, खाली जगह, डॉट, हाइफ़न और एपॉस्ट्रॉफ़ी चलेंगे।',
      'too-long': 'कृपया इसे 99 अक्षरों तक छोटा करें।',
    },
    birth: {
      empty: 'कृपया जन्म का दिन, महीना और साल लिखें।',
      year: 'कृपया साल चार अंकों में लिखें, 1900 या उसके बाद का।',
      'not-a-date': 'ऐसा कोई दिन नहीं है। कृपया दिन, महीना और साल जाँच लें।',
      future: 'यह दिन अभी आया नहीं है। कृपया जाँच लें।',
    },
    gender: 'कृपया एक चुनें।',
    line: {
      empty: 'कृपया अपना पता लिखें।',
      characters: 'केवल अक्षर, अंक और , . ’ / ( ) - चलेंगे।',
      'too-long': 'कृपया इसे 255 अक्षरों तक छोटा करें।',
    },
    pincode: {
      empty: 'कृपया अपना पिन कोड लिखें।',
      format: 'पिन कोड में 6 अंक होते हैं और वह 0 से शुरू नहीं होता।',
      'not-found': 'यह पिन कोड नहीं मिला। कृपया जाँच लें।',
    },
  },
};
