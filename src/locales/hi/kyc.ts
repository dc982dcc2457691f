import type { KycMessages } from '../en/kyc.js';
import { signup } from './signup.js';

/** Hindi messages for linking an ABHA number with a self-declared ABHA address. */
export const kyc: KycMessages = {
  cancel: 'अभी नहीं',
  method: {
    title: 'अपना ABHA नंबर जोड़ें',
    text: 'इससे आपकी पहचान की पुष्टि होती है, आपकी प्रोफ़ाइल में ABHA नंबर का विवरण आ जाता है, और वह KYC सत्यापित दिखती है। कैसे करना चाहेंगे?',
    number: 'अपने ABHA नंबर से',
    numberFor: 'कोड उस मोबाइल नंबर पर जाएगा जो आपके ABHA में दर्ज है।',
    aadhaar: 'अपने आधार नंबर से',
    aadhaarFor: 'कोड उस मोबाइल नंबर पर जाएगा जो आधार में दर्ज है।',
  },
  consent: {
    title: 'अपना आधार नंबर इस्तेमाल करें',
    intro: 'अपना आधार नंबर लिखने से पहले कृपया ये शर्तें पढ़ें।',
    termsLabel: 'नियम और शर्तें',
    version: (version) => `संस्करण ${version}`,
    agree: 'मैं इन नियमों और शर्तों से सहमत हूँ',
    translation: signup.consent.translation,
    mustAgree: 'कृपया शर्तें पढ़ें और सहमत हों तो बॉक्स पर निशान लगाएँ। इसके बिना आपका आधार नंबर इस्तेमाल नहीं हो सकता।',
    submit: 'सहमत हूँ, आगे बढ़ें',
  },
  number: {
    title: 'आपका ABHA नंबर',
    label: 'ABHA नंबर',
    hint: '14 अंक, जैसे आपके ABHA कार्ड पर हैं: जैसे 91-1234-5678-9015।',
    unusual: 'आख़िरी अंक गलत लिखा लगता है। कृपया नंबर जाँच लें।',
    submit: 'SMS से कोड पाएँ',
  },
  aadhaar: {
    title: 'आपका आधार नंबर',
    label: 'आधार नंबर',
    hint: '12 अंक, जैसे आपके आधार कार्ड पर हैं। यह एक बार भेजा जाता है और रखा नहीं जाता।',
    submit: 'SMS से कोड पाएँ',
  },
  otp: {
    title: 'SMS में आया कोड',
    sent: (number) => `हमने ${number} पर कोड भेजा है।`,
    sentSomewhere: {
      'abha-number': 'हमने आपके ABHA में दर्ज मोबाइल नंबर पर कोड भेजा है।',
      aadhaar: 'हमने आपके आधार में दर्ज मोबाइल नंबर पर कोड भेजा है।',
    },
    label: 'OTP (6 अंक)',
    submit: 'ABHA नंबर जोड़ें',
  },
  done: {
    title: 'ABHA नंबर सुरक्षित रूप से ABHA पते से जुड़ गया है',
    text: (name) =>
      `बधाई हो! ${name} आपका ABHA नंबर अब आपके ABHA पते से जुड़ गया है। ABHA नंबर आपकी प्रोफ़ाइल पर दिखता है।`,
    back: 'मेरी प्रोफ़ाइल पर वापस जाएँ',
  },
  linked: {
    title: 'आपका ABHA नंबर पहले से जुड़ा है',
    text: 'इस बीच आपकी प्रोफ़ाइल का KYC कहीं और सत्यापित हो चुका है। अब कुछ करने की ज़रूरत नहीं है।',
  },
  busy: {
    recordAgreement: 'आपकी सहमति दर्ज हो रही है…',
    sendKycOtp: 'कोड भेजा जा रहा है…',
    resendKycOtp: 'नया कोड भेजा जा रहा है…',
    verifyKycOtp: 'कोड जाँचा जा रहा है…',
    readProfile: 'आपकी प्रोफ़ाइल पढ़ी जा रही है…',
  },
};
