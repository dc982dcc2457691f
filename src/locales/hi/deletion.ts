import type { DeletionMessages } from '../en/deletion.js';

/** Hindi messages for deleting a profile. */
export const deletion: DeletionMessages = {
  title: 'यह प्रोफ़ाइल हटाएँ',
  goesTitle: 'क्या हटाया जाता है',
  goes: [
    'आपकी प्रोफ़ाइल, जो इस अस्पताल की ABDM सेवा रखती है।',
    'इस डिवाइस पर आपका साइन इन, और ABDM के साथ आपका सत्र।',
  ],
  staysTitle: 'क्या बना रहता है',
  stays: [
    'आपका ABHA: ABDM उसका नंबर, उसके पते और विवरण रखता है। आप उससे कभी भी फिर साइन इन कर सकते हैं।',
    'अस्पतालों और प्रयोगशालाओं में आपके रिकॉर्ड।',
  ],
  stop: 'अगर आप ABHA ही बंद करना चाहते हैं, तो ABHA पोर्टल पर पूछें।',
  label: 'पुष्टि के लिए अपना ABHA पता लिखें',
  hint: (address) => `वह है ${address}।`,
  problem: 'यह आपका ABHA पता नहीं है। जैसा ऊपर लिखा है वैसा ही लिखें।',
  submit: 'हमेशा के लिए हटाएँ',
  cancel: 'मेरी प्रोफ़ाइल रहने दें',
  deleted: 'प्रोफ़ाइल यहाँ से हटा दी गई है और आप साइन आउट हो गए हैं। आपका ABHA ABDM के पास बना रहता है।',
  busy: {
    deleteProfile: 'हटाया जा रहा है…',
    findSession: 'देखा जा रहा है कि हट गई या नहीं…',
  },
};
