import type { SessionMessages } from '../en/session.js';

/** Hindi messages of `<session-renewal>`. */
export const session: SessionMessages = {
  label: 'ABDM के साथ आगे बढ़ें',
  start: {
    title: 'आपका ABDM सत्र समाप्त हो गया है',
    text: 'आपकी सुरक्षा के लिए ABDM इसे कुछ समय बाद समाप्त कर देता है। आगे बढ़ने के लिए SMS के कोड की पुष्टि करें; आपने जो लिखा है वह यहीं है।',
    of: (name) => `${name} के लिए`,
    submit: 'SMS से कोड पाएँ',
    cancel: 'अभी नहीं',
  },
  otp: {
    title: 'SMS में आया कोड',
    sent: (number) => `हमने ${number} पर कोड भेजा है।`,
    sentSomewhere: 'हमने आपके ABHA में दर्ज मोबाइल नंबर पर कोड भेजा है।',
    label: 'OTP (6 अंक)',
    submit: 'आगे बढ़ें',
  },
  ended: {
    title: 'आपका ABDM सत्र समाप्त हो गया है',
    text: 'कुछ खोया नहीं है, पर सत्र फिर से चालू होने तक आपका ABHA न पढ़ा जा सकता है, न बदला।',
    renew: 'सत्र फिर से चालू करें',
  },
  renewed: 'आपका ABDM सत्र फिर से चालू है।',
  signedOut: 'इस डिवाइस पर अब कोई साइन इन नहीं है। कृपया फिर से साइन इन करें।',
  busy: {
    findSession: 'एक क्षण…',
    sendSessionOtp: 'कोड भेजा जा रहा है…',
    resendSessionOtp: 'नया कोड भेजा जा रहा है…',
    verifySessionOtp: 'कोड जाँचा जा रहा है…',
  },
};
