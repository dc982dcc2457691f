import { knownFacilities } from '../facilities/registry.js';
import { visitsOf, type SeedVisit, type SeedVisitRow } from '../seed-visits.js';

const { pune, puneLab, bengaluru, bengaluruEye, chennai, lucknow, kolkata, cuttack, kochi, amritsar } =
  knownFacilities;

const rows: Readonly<Record<string, readonly SeedVisitRow[]>> = {
  'kamala.rajan': [
    [bengaluru, 'Diabetes review', 'OPConsultation', 12],
    [bengaluru, 'HbA1c and lipid profile', 'DiagnosticReport', 14],
    [bengaluru, 'Medicines for three months', 'Prescription', 12],
    [bengaluru, 'Bill of the review', 'Invoice', 12],
    [bengaluruEye, 'ಕಣ್ಣಿನ ತಪಾಸಣೆ', 'OPConsultation', 95],
    [bengaluruEye, 'ಶಸ್ತ್ರಚಿಕಿತ್ಸೆಯ ಸಾರಾಂಶ', 'DischargeSummary', 80],
    [chennai, 'எக்ஸ்-ரே அறிக்கை', 'DiagnosticReport', 400],
    [chennai, 'Physiotherapy notes', 'WellnessRecord', 390],
    [pune, 'Fever, two days in the ward', 'DischargeSummary', 1100],
    [puneLab, 'Blood count', 'DiagnosticReport', 1101],
    [puneLab, 'Thyroid profile', 'DiagnosticReport', 30, false],
  ],
  'sarita.mohanty': [
    [cuttack, 'Antenatal visit, 20 weeks', 'OPConsultation', 40],
    [cuttack, 'Ultrasound', 'DiagnosticReport', 40],
    [kolkata, 'টিকা', 'ImmunizationRecord', 200],
    [lucknow, 'खून की जाँच', 'DiagnosticReport', 600],
  ],
  'bhaskar.reddy': [
    [bengaluru, 'Cardiology consultation', 'OPConsultation', 20],
    [chennai, 'Angiogram', 'DiagnosticReport', 25],
    [pune, 'Discharge after angioplasty', 'DischargeSummary', 18],
  ],
  'harpreet.gill': [
    [amritsar, '<img src=x onerror=alert(1)><script>alert(2)</script>', 'OPConsultation', 5],
    [amritsar, '\u202Egnissim si tfel siht\u202C \u2066ਖੂਨ ਦੀ ਜਾਂਚ\u2069', 'DiagnosticReport', 6],
    [lucknow, 'Knee '.repeat(1000).trim(), 'Prescription', 60],
    [kochi, 'നേത്ര പരിശോധന', 'HealthDocumentRecord', 90],
    [kolkata, 'রক্ত পরীক্ষা', 'DiagnosticReport', 91],
  ],
  'nusrat.jahan': [
    [kolkata, 'Asthma clinic', 'OPConsultation', 33],
    [pune, 'Inhaler', 'Prescription', 120],
    [lucknow, 'Spirometry', 'DiagnosticReport', 210],
  ],
  'rohan.deshpande': [
    [pune, 'Orthopaedic consultation', 'OPConsultation', 9],
    [puneLab, 'MRI of the knee', 'DiagnosticReport', 8],
    [bengaluru, 'Vaccination', 'ImmunizationRecord', 700],
    [lucknow, 'Casualty', 'OPConsultation', 900, false],
  ],
  'pooja.barman': [[kolkata, 'Dermatology consultation', 'OPConsultation', 15, false]],
  'vasudha.kulkarni': [
    [bengaluru, 'Diabetes review', 'OPConsultation', 10],
    [chennai, 'முழங்கால் வலி', 'OPConsultation', 70],
    [lucknow, 'बुख़ार की दवा', 'Prescription', 9],
    [kolkata, 'তিন মাসের ওষুধ', 'Prescription', 45],
    [puneLab, 'Blood tests', 'DiagnosticReport', 12],
    [chennai, 'எக்ஸ்-ரே அறிக்கை', 'DiagnosticReport', 68],
    [pune, 'Dengue, four days in the ward', 'DischargeSummary', 420],
    [bengaluruEye, 'ಕಣ್ಣಿನ ಪೊರೆ ಶಸ್ತ್ರಚಿಕಿತ್ಸೆ', 'DischargeSummary', 300],
    [cuttack, 'Vaccination', 'ImmunizationRecord', 150],
    [kochi, 'വാക്സിനേഷൻ', 'ImmunizationRecord', 500],
    [pune, 'Annual check-up', 'WellnessRecord', 33],
    [kolkata, 'ফিজিওথেরাপি', 'WellnessRecord', 60],
    [amritsar, 'ECG and old papers', 'HealthDocumentRecord', 90],
    [pune, 'Case papers, scanned', 'HealthDocumentRecord', 415],
    [bengaluru, 'Pharmacy bill', 'Invoice', 10],
    [pune, 'अस्पताल का बिल', 'Invoice', 416],
  ],
};

/** The visits of the people whom hospitals ask, and of two others. */
export const consentVisits: readonly SeedVisit[] = visitsOf(rows);
