import type { LoginMessages } from '../en/login.js';
import { accounts } from './accounts.js';

/** Hindi messages of `<abha-login>`. */
export const login: LoginMessages = {
  label: 'अपने ABHA से साइन इन करें',
  otherPatient: 'इस डिवाइस पर किसी और ने साइन इन किया है, इसलिए हम शुरू से शुरू करते हैं।',
  declined: 'आप सहमत नहीं हुए, इसलिए आपको साइन आउट कर दिया गया है।',
  skip: 'अभी नहीं',
  signUp: 'ABHA बनाएँ',
  otherWays: 'किसी और तरीके से साइन इन करें',
  identifier: {
    title: 'अपने ABHA से साइन इन करें',
    label: 'मोबाइल नंबर, ABHA नंबर, ABHA पता या आधार नंबर',
    hint: 'जो भी याद हो। जैसे 91-1234-5678-9015 या nisha@abdm।',
    kind: 'यह मेरा है:',
    kinds: {
      mobile: 'मोबाइल नंबर',
      'abha-number': 'ABHA नंबर',
      'abha-address': 'ABHA पता',
      aadhaar: 'आधार नंबर',
    },
    takenFor: {
      mobile: 'हम इसे मोबाइल नंबर मान रहे हैं।',
      'abha-number': 'हम इसे ABHA नंबर मान रहे हैं।',
      'abha-address': (address) => `हम इसे ABHA पता ${address} मान रहे हैं।`,
      aadhaar: 'हम इसे आधार नंबर मान रहे हैं। यह एक बार भेजा जाता है और रखा नहीं जाता।',
    },
    problems: {
      empty: 'जिससे साइन इन करना है वह लिखें।',
      unknown:
        'यह अभी पूरा नहीं है: मोबाइल नंबर में 10 अंक, आधार में 12, ABHA नंबर में 14 अंक होते हैं, और ABHA पता nisha@abdm जैसा होता है।',
      mobile: 'कृपया मान्य मोबाइल नंबर लिखें',
      'abha-number': 'अपने ABHA नंबर के सभी 14 अंक लिखें।',
      'abha-address': 'ABHA पता जाँच लें: अक्षर, अंक, डॉट और अंडरस्कोर, जैसे nisha@abdm।',
      aadhaar: 'आधार नंबर मान्य नहीं है',
    },
    terms: 'उपयोग की शर्तें',
    agree: 'मैं उपयोग की शर्तों से सहमत हूँ',
    mustAgree: 'कृपया शर्तें पढ़ें और सहमत हों तो बॉक्स पर निशान लगाएँ।',
    submit: 'आगे बढ़ें',
  },
  method: {
    title: 'कोड कहाँ भेजें?',
    text: (identifier) => `आप ${identifier} से साइन इन कर रहे हैं।`,
    abdm: 'मेरे ABHA के मोबाइल नंबर पर',
    abdmFor: 'ABDM कोड SMS से भेजता है।',
    aadhaar: 'मेरे आधार से जुड़े मोबाइल नंबर पर',
    aadhaarFor: 'आधार कोड SMS से भेजता है।',
    blocked: {
      abdm: 'ABDM ने इस ABHA के मोबाइल नंबर पर कोड भेजना कुछ समय के लिए रोका है।',
      aadhaar: 'ABDM ने आधार से कोड भेजना कुछ समय के लिए रोका है।',
    },
    none: 'इस ABHA पते के लिए अभी साइन इन का कोई तरीका खुला नहीं है। किसी और तरीके से साइन इन करें, या बाद में कोशिश करें।',
  },
  otp: {
    title: 'SMS में आया कोड',
    sent: {
      abdm: (number) => `हमने आपके ABHA के मोबाइल नंबर ${number} पर कोड भेजा है।`,
      aadhaar: (number) => `हमने आधार से जुड़े मोबाइल नंबर ${number} पर कोड भेजा है।`,
    },
    sentSomewhere: {
      abdm: 'हमने आपके ABHA के मोबाइल नंबर पर कोड भेजा है।',
      aadhaar: 'हमने आधार से जुड़े मोबाइल नंबर पर कोड भेजा है।',
    },
    label: 'OTP (6 अंक)',
    submit: 'साइन इन करें',
  },
  accounts: {
    title: 'यह किसका ABHA है?',
    text: 'ये ABHA पते मिले हैं। जिसमें साइन इन करना है उसे चुनें।',
    ...accounts,
  },
  none: {
    title: 'ABHA नहीं मिला',
    mobile: 'ABHA नंबर नहीं मिला। इस मोबाइल नंबर से जुड़ा कोई ABHA नंबर नहीं मिला। कृपया ABHA से जुड़ा मोबाइल नंबर दें',
    aadhaar: 'इस आधार नंबर से कोई ABHA पंजीकृत नहीं है',
    other: 'इसके लिए कोई ABHA नहीं मिला। जो लिखा है उसे जाँच लें, या ABHA बनाएँ।',
    create: 'आप अभी ABHA बना सकते हैं; इसमें कुछ मिनट लगते हैं।',
  },
  dataProcessing: {
    title: 'आपके डेटा का उपयोग कैसे होता है',
    agree: 'मैं सहमत हूँ',
    decline: 'मैं सहमत नहीं हूँ: साइन आउट करें',
  },
  signedIn: {
    title: 'आप साइन इन हैं',
    text: (name) => `इस पेज पर दिख रहे हैं: ${name}।`,
    others: 'इस डिवाइस पर साइन इन किए हुए दूसरे लोग',
    show: 'दिखाएँ',
    showOf: (name) => `${name} का डेटा दिखाएँ`,
    add: 'किसी और को साइन इन करें',
    signOut: 'साइन आउट करें',
    signedOut: 'आप साइन आउट हो गए हैं।',
  },
  done: {
    title: 'आप साइन इन हैं',
    text: (name) => `स्वागत है, ${name}।`,
    address: 'ABHA पता',
  },
  busy: {
    findSession: 'एक क्षण…',
    recordAgreement: 'आपकी सहमति दर्ज हो रही है…',
    findLoginMethods: 'आपका ABHA ढूँढा जा रहा है…',
    sendLoginOtp: 'कोड भेजा जा रहा है…',
    resendLoginOtp: 'नया कोड भेजा जा रहा है…',
    verifyLoginOtp: 'कोड जाँचा जा रहा है…',
    signInToAccount: 'साइन इन हो रहा है…',
    switchPatient: 'एक क्षण…',
    signOut: 'साइन आउट हो रहा है…',
  },
};
