import { notices } from '../../abdm/notices.js';

/** A prescribed text, as data: never edited for style, shown whole. */
export interface Notice {
  readonly id: keyof typeof notices;
  readonly version: string;
  /** Where the wording is prescribed. */
  readonly source: string;
  /** Language of the prescribed wording. */
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

/** A rendering that helps to understand a notice; the prescribed wording is shown beside it. */
export interface NoticeTranslation {
  /** Says that the prescribed wording is what counts. */
  readonly note: string;
  readonly title: string;
  readonly text: string;
}

/** NHA's terms for creating an ABHA number by Aadhaar (NHA case CRT_ABHA_102). */
export const aadhaarConsent: Notice = {
  id: 'aadhaar-consent',
  version: notices['aadhaar-consent'].version,
  source: 'National Health Authority, ABDM developer portal, M1 consent collection, 3 October 2026',
  language: 'en',
  title: 'Terms and Conditions',
  text: 'I, hereby declare that I am voluntarily sharing my Aadhaar number and demographic information issued by UIDAI, with National Health Authority (NHA) for the sole purpose of creation of ABHA number. I understand that my ABHA number can be used and shared for purposes as may be notified by ABDM from time to time including provision of healthcare services. Further, I am aware that my personal identifiable information (Name, Address, Age, Date of Birth, Gender and Photograph) may be made available to the entities working in the National Digital Health Ecosystem (NDHE) which inter alia includes stakeholders and entities such as healthcare professionals (e.g. doctors), facilities (e.g. hospitals, laboratories) and data fiduciaries (e.g. health programmes), which are registered with or linked to the Ayushman Bharat Digital Mission (ABDM), and various processes there under. I authorize NHA to use my Aadhaar number for performing Aadhaar based authentication with UIDAI as per the provisions of the Aadhaar (Targeted Delivery of Financial and other Subsidies, Benefits and Services) Act, 2016 for the aforesaid purpose. I understand that UIDAI will share my e-KYC details, or response of “Yes” with NHA upon successful authentication. I have been duly informed about the option of using other IDs apart from Aadhaar; however, I consciously choose to use Aadhaar number for the purpose of availing benefits across the NDHE. I am aware that my personal identifiable information excluding Aadhaar number / VID number can be used and shared for purposes as mentioned above. I reserve the right to revoke the given consent at any point of time as per provisions of Aadhaar Act and Regulations.',
};
