import type { RequestsMessages } from '../en/requests.js';

/** Hindi words for requests. */
export const requests: RequestsMessages = {
  kinds: {
    consent: 'सहमति का अनुरोध',
    subscription: 'सदस्यता का अनुरोध',
    authorization: 'अधिकार का अनुरोध',
  },
  statuses: {
    requested: 'आपके जवाब का इंतज़ार है',
    granted: 'मंज़ूर किया',
    expired: 'समय बीत गया',
    denied: 'मना किया',
    revoked: 'वापस लिया',
  },
  purposes: {
    CAREMGT: 'आपके इलाज के लिए',
    BTG: 'आपात स्थिति, जब आपसे पूछा नहीं जा सका',
    PUBHLTH: 'जन स्वास्थ्य',
    HPAYMT: 'इलाज के भुगतान के लिए, जैसे बीमा',
    DSRCH: 'किसी बीमारी पर शोध',
    PATRQT: 'आपने खुद माँगा है',
  },
  hiTypes: {
    OPConsultation: 'डॉक्टर से मिलने का ब्योरा',
    Prescription: 'दवा की पर्चियाँ',
    DiagnosticReport: 'जाँच रिपोर्ट',
    DischargeSummary: 'अस्पताल से छुट्टी के सारांश',
    ImmunizationRecord: 'टीके',
    WellnessRecord: 'सेहत के रिकॉर्ड',
    HealthDocumentRecord: 'दूसरे स्वास्थ्य दस्तावेज़',
    Invoice: 'बिल',
  },
  notTold: 'बताया नहीं गया',
};
