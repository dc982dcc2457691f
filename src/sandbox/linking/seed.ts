import { behavingFacilities } from '../facilities/behaviours.js';
import { knownFacilities } from '../facilities/registry.js';
import { visitsOf, type SeedVisit, type SeedVisitRow } from '../seed-visits.js';

const { pune, puneLab, bengaluru, bengaluruEye, chennai, lucknow, kolkata, cuttack, kochi, amritsar } =
  knownFacilities;
const { slow, severalPatients, needsReference, downAtInit, otherNumber, nullForNone, repeatsLinked } =
  behavingFacilities;
const { urduName, portugueseName, longName } = behavingFacilities;

/** A facility that left the registry: upstream has no name for it any more. */
const gone = { id: 'IN2710009999' };

const rows: Readonly<Record<string, readonly SeedVisitRow[]>> = {
  'devika.pillai': [
    [kochi, 'General consultation', 'OPConsultation', 10, false],
    [kochi, 'Blood and urine tests', 'DiagnosticReport', 10, false],
    [kochi, 'Medicines for a week', 'Prescription', 9, false],
    [slow, 'ENT consultation', 'OPConsultation', 45, false],
    [slow, 'Hearing test', 'DiagnosticReport', 44, false],
    [severalPatients, 'Admission for dengue', 'DischargeSummary', 200, false],
    [severalPatients, 'Follow-up after dengue', 'OPConsultation', 185, false],
    [severalPatients, 'Platelet count', 'DiagnosticReport', 186, false],
    [severalPatients, 'Skin consultation', 'OPConsultation', 700, false],
    [otherNumber, 'Antenatal visit', 'OPConsultation', 90, false],
  ],
  'jagdish.solanki': [
    [pune, 'Cardiology consultation', 'OPConsultation', 2, 'ConsentRaised'],
    [pune, 'Echocardiogram', 'DiagnosticReport', 3, 'DataRequested'],
    [pune, 'Stress test', 'DiagnosticReport', 4, 'DataReceived'],
    [pune, 'Heart medicines', 'Prescription', 5, 'DataProcessing'],
    [pune, 'Angioplasty, four days in the ward', 'DischargeSummary', 6, 'DataProcessed'],
    [pune, 'Bill of the angioplasty', 'Invoice', 6, 'ConsentGranted'],
    [puneLab, 'Lipid profile', 'DiagnosticReport', 30, 'ConsentError'],
    [puneLab, 'Kidney function', 'DiagnosticReport', 31, 'InvalidDataReceived'],
    [puneLab, 'Liver function', 'DiagnosticReport', 32, 'NoDataAvailable'],
    [puneLab, 'Vitamin D', 'DiagnosticReport', 1, false],
    [repeatsLinked, 'Blood sugar', 'DiagnosticReport', 60],
    [repeatsLinked, 'HbA1c', 'DiagnosticReport', 61],
    [repeatsLinked, 'Thyroid profile', 'DiagnosticReport', 7, false],
    [needsReference, 'Nephrology consultation', 'OPConsultation', 120, false],
    [downAtInit, 'Second opinion', 'OPConsultation', 150, false],
    [otherNumber, 'Vaccination', 'ImmunizationRecord', 400, false],
    [portugueseName, 'Fracture clinic', 'OPConsultation', 500, false],
  ],
  'balwant.rathore': [
    [cuttack, 'Dialysis', 'OPConsultation', 1, 'DataProcessed', 10_000],
    [bengaluru, 'Blood count before dialysis', 'DiagnosticReport', 1, 'DataProcessed', 100],
    [bengaluru, 'Transplant clinic', 'OPConsultation', 5, false],
  ],
  'shabnam.kazmi': [
    [lucknow, 'Eye consultation', 'OPConsultation', 20],
    [lucknow, 'Spectacles', 'Prescription', 20],
    [nullForNone, 'Root canal', 'OPConsultation', 100],
    [repeatsLinked, 'Allergy tests', 'DiagnosticReport', 70],
    [gone, 'Physiotherapy notes', 'WellnessRecord', 1500],
  ],
  'zubaida.thangal': [
    [urduName, 'خون کی جانچ', 'DiagnosticReport', 3],
    [urduName, 'معائنہ', 'OPConsultation', 4, false],
    [longName, 'Knee '.repeat(800).trim(), 'OPConsultation', 30],
    [longName, 'x'.repeat(3000), 'DischargeSummary', 31, false],
    [longName, '<img src=x onerror=alert(1)><script>alert(2)</script>', 'Prescription', 32, false],
    [amritsar, '\u202Egnissim si tfel siht\u202C \u2066ਖੂਨ ਦੀ ਜਾਂਚ\u2069', 'DiagnosticReport', 60, false],
    [bengaluruEye, '" onmouseover="alert(3)', 'OPConsultation', 90],
    [bengaluruEye, 'ಕಣ್ಣಿನ ತಪಾಸಣೆ', 'OPConsultation', 91, false],
    [chennai, 'எக்ஸ்-ரே அறிக்கை', 'DiagnosticReport', 120],
    [kolkata, `রক্ত পরীক্ষা ${'\u0301'.repeat(60)} Z\u0351\u036b\u0343\u036a`, 'DiagnosticReport', 150],
    [kolkata, '👩‍⚕️🩺 {{7*7}} ${7*7} %00 \\u0000', 'WellnessRecord', 151, false],
    [lucknow, '', 'HealthDocumentRecord', 300, false],
  ],
};

/** The visits of the people who link. */
export const linkingSeed: readonly SeedVisit[] = visitsOf(rows);
