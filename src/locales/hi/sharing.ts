import type { SharingMessages } from '../en/sharing.js';
import { person } from './person.js';

/** Hindi messages for sharing a profile at a counter, and for its token. */
export const sharing: SharingMessages = {
  review: {
    title: (facility) => `अपनी जानकारी ${facility} के साथ साझा करें`,
    text: 'अस्पताल या केंद्र को यह मिलेगा:',
    counter: (id) => `काउंटर ${id}`,
    rows: {
      number: 'ABHA नंबर',
      address: 'ABHA पता',
      name: 'नाम',
      gender: 'लिंग',
      birth: 'जन्म तिथि',
      mobile: 'मोबाइल नंबर',
      home: 'पता',
    },
    unknown: 'ABDM को मालूम नहीं',
    toAdd: 'नीचे लिखना है',
    missing: 'ये बातें ABDM को मालूम नहीं हैं, और अस्पताल या केंद्र को इनकी ज़रूरत है। ये केवल साझा होती हैं, सहेजी नहीं जातीं।',
    agreement: {
      text: (facility) =>
        `आप ऊपर दी गई जानकारी ${facility} के साथ साझा किए जाने की सहमति देते हैं। वे इस जानकारी का उपयोग आपके रजिस्ट्रेशन और आपके स्वास्थ्य रिकॉर्ड जोड़ने के लिए कर सकते हैं।`,
      note: 'ऊपर का पाठ समझने में मदद के लिए अनुवाद है। मान्य पाठ अंग्रेज़ी में है:',
    },
    location: 'मेरी जगह (लोकेशन) भी भेजें',
    locationHint: 'ज़रूरी नहीं है। “साझा करें” दबाने पर आपका ब्राउज़र इसकी अनुमति माँगेगा।',
    cancel: 'रद्द करें',
    submit: 'साझा करें',
  },
  added: {
    ...person,
    firstName: 'नाम',
    nameHint: 'नाम और उपनाम, जैसे आपके काग़ज़ों पर है।',
    mobile: 'मोबाइल नंबर',
    mobileHint: '10 अंक',
    problems: {
      ...person.problems,
      name: { ...person.problems.name, empty: 'कृपया अपना नाम लिखें।' },
    },
  },
  waiting: {
    title: (facility) => `${facility} के जवाब का इंतज़ार`,
    text: (_n, shown) =>
      `आपकी जानकारी साझा हो गई है। टोकन देने के लिए काउंटर के पास ${shown} सेकंड तक हैं। कृपया यह पेज खुला रखें।`,
    left: (_n, shown) => `${shown} सेकंड बाकी`,
    slow: 'इसमें आम तौर से ज़्यादा समय लग रहा है…',
    leave: 'इंतज़ार न करें',
    unlocated: {
      refused: 'आपकी जगह नहीं भेजी गई: आपका ब्राउज़र इसकी अनुमति नहीं देता।',
      slow: 'आपकी जगह नहीं भेजी गई: वह समय पर नहीं मिल सकी।',
    },
  },
  token: {
    title: 'आपका टोकन',
    shared: (facility, token) =>
      `आपकी जानकारी ${facility} के साथ सफलतापूर्वक साझा हो गई है। आपका टोकन नंबर ${token} है`,
    number: 'टोकन नंबर',
    until: (time) => `${time} तक मान्य`,
    left: (time) => `${time} बाकी`,
    fullScreen: 'पूरी स्क्रीन पर दिखाएँ',
    print: 'प्रिंट करें',
    ok: 'ठीक है',
    close: 'बंद करें',
  },
  endings: {
    silent: {
      title: 'अभी कोई जवाब नहीं',
      text: (facility) =>
        `आपकी जानकारी ${facility} को भेजी गई, लेकिन अभी टोकन नहीं आया। फिर से देखें, या काउंटर पर पूछें।`,
    },
    refused: {
      title: 'टोकन नहीं मिला',
      text: (facility) =>
        `${facility} ने टोकन नहीं दिया। फिर भी आपकी जानकारी उसके पास पहुँची हो सकती है। काउंटर पर पूछें।`,
    },
    duplicate: {
      title: 'पहले से साझा है',
      text: (facility) => `${facility} के पास आपकी जानकारी पहले से है। अपना टोकन काउंटर पर पूछें।`,
    },
    unsupported: {
      title: 'यहाँ ऐसा नहीं हो सकता',
      text: (facility) => `${facility} QR कोड से जानकारी नहीं लेता। काउंटर पर रजिस्ट्रेशन कराएँ। कुछ भी साझा नहीं हुआ।`,
    },
    expired: {
      title: 'आपके टोकन का समय समाप्त हो गया',
      text: (facility) => `${facility} का टोकन अब मान्य नहीं है। नए टोकन के लिए काउंटर पर लगा QR कोड स्कैन करें।`,
    },
    gone: {
      title: 'यह टोकन अब उपलब्ध नहीं है',
      text: (facility) => `${facility} के साथ साझा करने का समय बीत गया। काउंटर पर लगा QR कोड फिर से स्कैन करें।`,
    },
  },
  doubt: {
    unknown: 'कोई जवाब नहीं आया, इसलिए मालूम नहीं कि आपकी जानकारी साझा हुई या नहीं।',
    notShared: 'काउंटर ने टोकन नहीं दिया है और किसी टोकन का इंतज़ार भी नहीं है। आप फिर से साझा कर सकते हैं।',
    look: 'देखें कि क्या हुआ',
  },
  ended: {
    look: 'फिर से देखें',
    ask: 'काउंटर से फिर पूछें',
    again: 'फिर से स्कैन करें',
    ok: 'ठीक है',
  },
};
