import * as z from 'zod/mini';
import { errorAnswer } from './errors.js';
import { epochHeader, requestIdHeader } from './headers.js';
import type { Route } from './route.js';
import { type RouteName, routes } from './routes.js';

const summaries: Readonly<Record<RouteName, string>> = {
  recordAgreement: 'Record that the patient agreed to a notice',
  sendAadhaarOtp: 'Send an OTP to the mobile number of an Aadhaar number',
  resendAadhaarOtp: 'Send the Aadhaar OTP again',
  verifyAadhaarOtp: 'Check the Aadhaar OTP and name the mobile number of the ABHA',
  resendMobileOtp: "Send the OTP for the ABHA's own mobile number again",
  verifyMobileOtp: "Check the OTP for the ABHA's own mobile number",
  createAbha: 'Create the ABHA with a new address',
  signInToFoundAbha: 'Sign in to an ABHA that exists already',
  sendSelfDeclaredOtp: 'Send an OTP to a mobile number, for a self-declared ABHA address',
  resendSelfDeclaredOtp: 'Send that OTP again',
  verifySelfDeclaredOtp: 'Check that OTP and find the ABHA addresses on the mobile number',
  createSelfDeclaredAddress: 'Create a self-declared ABHA address',
  signInToSelfDeclared: 'Sign in to an ABHA address found on the mobile number',
  startFace: 'Begin a registration by face',
  checkFace: 'Say whether the face is confirmed',
  verifyFace: 'Name the Aadhaar whose face was confirmed',
  findLoginMethods: 'Say who may send an OTP for an ABHA address',
  sendLoginOtp: 'Send the OTP of a sign-in',
  resendLoginOtp: 'Send the OTP of a sign-in again',
  verifyLoginOtp: 'Check the OTP of a sign-in',
  signInToAccount: 'Sign in to one of the accounts found',
  findSession: 'Say who is signed in and whether the session with ABDM is open',
  switchPatient: 'Show another of the signed-in patients',
  signOut: 'Sign all patients of this browser out',
  sendSessionOtp: 'Send the OTP that opens the session with ABDM again',
  resendSessionOtp: 'Send that OTP again',
  verifySessionOtp: 'Check that OTP and open the session',
  readProfile: "Read the patient's profile",
  updateProfile: "Change the patient's profile",
  readMobile: "Read the patient's mobile number whole",
  deleteProfile: "Delete the patient's profile and sign the patient out",
  readCard: "The patient's ABHA card",
  readQr: "What the patient's ABHA QR code holds, byte for byte",
  sendKycOtp: 'Send the OTP that verifies who the patient is',
  resendKycOtp: 'Send that OTP again',
  verifyKycOtp: 'Check that OTP and verify the profile',
  listRequests: "The patient's requests of one status",
  readRequest: 'All that is known of one request',
  grantConsent: 'Grant a consent, facility by facility',
  denyConsent: 'Deny a consent request',
  revokeConsent: 'Take a consent back, facility by facility',
  readAutoApproval: 'Say whether consent requests are granted without asking',
  setAutoApproval: 'Turn auto-approval on or off',
  readConsentPin: 'Say whether decisions need the consent PIN',
  setConsentPin: 'Set the consent PIN',
  verifyConsentPin: 'Check the consent PIN',
  changeConsentPin: 'Replace the consent PIN by another one',
  sendPinOtp: 'Send the OTP with which a forgotten consent PIN is replaced',
  resendPinOtp: 'Send that OTP again',
  verifyPinOtp: 'Check that OTP',
  resetConsentPin: 'Set another consent PIN in place of the forgotten one',
  searchProviders: 'Find facilities by a part of their name',
  readProvider: 'One facility',
  listLinkedProviders: 'The facilities with linked care contexts',
  listCareContexts: 'The linked care contexts of one facility',
  discoverCareContexts: 'Ask a facility for visits that are not linked yet',
  sendLinkOtp: 'Have the facility send the OTP that links one visit',
  resendLinkOtp: 'Have the facility send that OTP again',
  confirmLink: 'Check that OTP and link the visit',
  readRecord: 'The FHIR document bundle of a linked care context, byte for byte',
  reviewShare: 'What a patient sees before sharing the profile with a counter',
  shareProfile: 'Share the profile with a counter',
  readShare: 'What the counter has answered',
  listShares: "The patient's shares whose tokens live",
  watchChanges: "Tell as it happens what of the patient's may have changed",
  suggestAddresses: 'Suggest ABHA addresses',
  checkAddress: 'Say whether an ABHA address is free',
  findPincode: 'State and district of a postal code',
};

const header = (name: string, description: string): object => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

interface JsonObjectSchema {
  properties?: Record<string, unknown>;
  required?: string[];
}

function answerContent(route: Route): object {
  if (route.answer === 'image') return { 'image/png': {}, 'image/jpeg': {} };
  if (route.answer === 'opaque-json') return { 'application/json': {} };
  if (route.answer === 'stream') return { 'application/fhir+json': {} };
  const schema = { ...z.toJSONSchema(route.response, { io: 'output' }), $schema: undefined };
  if (route.answer === 'lines') return { 'application/x-ndjson': { schema } };
  return { 'application/json': { schema } };
}

function operation(route: Route, name: RouteName): object {
  const request = z.toJSONSchema(route.request, { io: 'input' }) as JsonObjectSchema;
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const body = {
    ...request,
    $schema: undefined,
    properties: Object.fromEntries(
      Object.entries(request.properties ?? {}).filter(([key]) => !inPath.includes(key)),
    ),
    required: request.required?.filter((key) => !inPath.includes(key)),
  };
  return {
    operationId: name,
    summary: summaries[name],
    parameters: [
      ...inPath.map((key) => ({ name: key, in: 'path', required: true, schema: request.properties?.[key] })),
      header(epochHeader, 'The patient whom the page shows, as the last answer named it'),
      header(requestIdHeader, 'Follows the request through all logs'),
    ],
    ...(route.method === 'GET'
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: {
        description: 'Done',
        headers: {
          [epochHeader]: { schema: { type: 'string' } },
          [requestIdHeader]: { schema: { type: 'string' } },
        },
        content: answerContent(route),
      },
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

/**
 * The kit's API between browser and proxy as an OpenAPI 3.1 document, made from the table of routes.
 *
 * @param version - version of the package, for the document's head
 */
export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route, name);
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'abdm-elements proxy',
      version,
      description: 'What the elements ask of the proxy on a portal’s own server.',
    },
    servers: [{ url: '/abdm', description: "The proxy's base on the portal's own origin" }],
    paths,
    components: {
      responses: {
        Error: {
          description: 'Refused or failed; `kind` and `nextStep` come from closed lists',
          content: { 'application/json': { schema: { ...z.toJSONSchema(errorAnswer), $schema: undefined } } },
        },
      },
    },
  };
  return JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
}
