import type { ErrorKind } from './errors.js';

/** What an upstream error means for the patient. */
export interface UpstreamMeaning {
  readonly kind: ErrorKind;
  /** Seconds to wait before the next try is worth it, where ABDM says so. */
  readonly waitSeconds?: number;
}

interface Row extends UpstreamMeaning {
  readonly codes: string;
  /** Only when upstream's message matches: one code can carry several meanings. */
  readonly message?: RegExp;
}

const halfHour = 30 * 60;
const halfDay = 12 * 60 * 60;
const day = 24 * 60 * 60;

/**
 * ABDM's and the upstream's error codes, the more special rows first.
 *
 * Source: the upstream's published list of error codes, and NHA's error pages (`AS-` codes are the PHR wording of the
 * same faults).
 */
const table: readonly Row[] = [
  { codes: 'ABDM-1006', message: /abha number/i, kind: 'abha-number-invalid' },
  { codes: 'ABDM-1006', message: /otp/i, kind: 'otp-wrong' },
  { codes: 'ABDM-1006', message: /scope/i, kind: 'misconfigured' },
  { codes: 'ABDM-1035', message: /otp/i, kind: 'otp-wrong' },
  { codes: 'ABDM-1035', message: /hip/i, kind: 'facility-not-found' },
  { codes: 'MIS-1013 AS-1038 AS-1320 AS-1353', message: /expired/i, kind: 'otp-expired' },
  { codes: 'MIS-1013 AS-1038 AS-1320 AS-1353 ABDM-1204 AS-1304 AS-1326', kind: 'otp-wrong' },
  { codes: 'ABDM-1100 AS-1152 AS-1299 AS-1418', kind: 'otp-too-many', waitSeconds: halfHour },
  { codes: 'AS-1296 AS-1308 AS-1329 AS-1333 AS-1382', kind: 'otp-too-soon', waitSeconds: 30 },
  { codes: 'AS-1380 AS-1394', kind: 'otp-locked', waitSeconds: halfHour },
  { codes: 'AS-1398', kind: 'otp-locked', waitSeconds: halfDay },
  { codes: 'ABDM-1027 AS-1029 AS-1387 AS-1395', kind: 'otp-locked', waitSeconds: day },
  {
    codes: 'ABDM-1022 ABDM-2429 AS-1023 ABDM-1103 ABDM-1104 ABDM-1105',
    kind: 'too-many-requests',
    waitSeconds: 30,
  },
  { codes: 'ABDM-1101 AS-1154', kind: 'address-taken' },
  { codes: 'ABDM-9999', message: /already exists/i, kind: 'address-taken' },
  { codes: 'ABDM-1170 AS-1313 AS-1331 AS-1235 ABDM-1051', kind: 'address-invalid' },
  { codes: 'ABDM-1013 AS-1014 AS-1138', kind: 'abha-number-invalid' },
  { codes: 'ABDM-1014', kind: 'mobile-invalid' },
  { codes: 'AS-1422 ABDM-1141', kind: 'aadhaar-has-abha' },
  { codes: 'ABDM-1124 AS-1195 AS-1196 EKA-1002', kind: 'mobile-limit' },
  { codes: 'AS-1309', kind: 'address-limit' },
  { codes: 'EKA-1001', kind: 'aadhaar-has-abha' },
  { codes: 'AS-1266 AS-1268 AS-1307 AS-1312 AS-1327', kind: 'aadhaar-without-mobile' },
  { codes: 'ABDM-1111 AS-1295 AS-1324 AS-1325 AS-1355 AS-1412', kind: 'mobile-invalid' },
  { codes: 'AS-1396 ABDM-1207 AS-1243 AS-1244 AS-1123 ABDM-1043', kind: 'aadhaar-invalid' },
  { codes: 'ABDM-1112', message: /consent/i, kind: 'request-expired' },
  { codes: 'ABDM-1112', kind: 'aadhaar-not-found' },
  { codes: 'ABDM-1134 ABDM-1407 AS-1206 AS-1255 AS-1297 AS-1302 AS-1334 AS-1378', kind: 'abha-deactivated' },
  { codes: 'ABDM-1219 ABDM-1228 AS-1259', kind: 'benefit-linked' },
  { codes: 'ABDM-1056 AS-1066', kind: 'already-linked' },
  { codes: 'ABDM-1149 AS-1223', kind: 'share-not-supported' },
  { codes: 'ABDM-1087 AS-1129', kind: 'share-duplicate' },
  { codes: 'ABDM-1030 ABDM-1039 AS-1042 ABDM-1080 AS-1113', kind: 'request-not-found' },
  { codes: 'AS-1118 AS-1111', kind: 'request-decided' },
  { codes: 'ABDM-1092', message: /acted/i, kind: 'request-decided' },
  { codes: 'ABDM-1061 AS-1073 AS-1174', kind: 'request-expired' },
  { codes: 'ABDM-1062 AS-1076 AS-1140', kind: 'request-decided' },
  { codes: 'ABDM-1063 AS-1079 AS-1411 AS-1407 AS-1403', kind: 'consent-dates' },
  { codes: 'AS-1093', message: /locked/i, kind: 'pin-locked', waitSeconds: halfHour },
  { codes: 'AS-1093 AS-1096', kind: 'pin-wrong' },
  {
    codes: 'ABDM-1012 ABDM-1110 ABDM-1211 ABDM-1023 AS-1310 AS-1322 AS-1323 AS-1095 AS-1303 AS-1288',
    kind: 'abha-not-found',
  },
  {
    codes:
      'ABDM-1113 ABDM-1114 ABDM-1115 ABDM-1118 ABDM-1119 AS-1185 AS-1187 AS-1189 AS-1248 AS-1254 AS-1311 AS-1318 AS-1335',
    kind: 'method-not-allowed',
  },
  { codes: 'MIS-1026 ABDM-1017 AS-1018 AS-1328 AS-1414', kind: 'transaction-lost' },
  {
    codes: 'ABDM-2401 ABDM-1158 AS-1130 AS-1198 AS-1200 AS-1202 AS-1203 AS-1354 AS-1385 AS-1358 AS-1271',
    kind: 'session-expired',
  },
  { codes: 'ABDM-1094', message: /expired/i, kind: 'session-expired' },
  { codes: 'ABDM-1094 ABDM-1227 ABDM-1016 ABDM-2402 AS-1017 900901 900900 ABDM-2500', kind: 'misconfigured' },
  { codes: 'ABDM-1028 ABDM-1401 ABDM-1402 AS-1030 AS-1267 AS-1269 AS-1280', kind: 'facility-unreachable' },
  { codes: 'ABDM-1007 ABDM-1048', kind: 'upstream-timeout' },
  { codes: 'ABDM-1010 ABDM-1031 ABDM-1006 AS-1369 AS-1416', kind: 'invalid-request' },
];

/**
 * Says what an upstream error means.
 *
 * @param code - ABDM's or upstream's code; NHA's gateway may send it with a colon behind it (`"ABDM-1006: "`)
 * @param message - the text that came with it; never shown, only read where one code has several meanings
 * @returns `undefined` for a code that the table does not know; the HTTP status decides then
 */
export function meaningOfUpstreamError(code: string, message = ''): UpstreamMeaning | undefined {
  const clean = code.trim().replace(/:.*$/s, '');
  if (clean === '') return undefined;
  const row = table.find(
    (candidate) => candidate.codes.split(' ').includes(clean) && (candidate.message?.test(message) ?? true),
  );
  if (!row) return undefined;
  return row.waitSeconds === undefined
    ? { kind: row.kind }
    : { kind: row.kind, waitSeconds: row.waitSeconds };
}
