import { choose, driveTo, findPart, press, settled, submit, textOf, type } from './drive.js';
import { never, otpBudget, outcomes, refuse, type Script, sixAccounts } from './fixtures.js';
import { at as atBy, type SignupScene, submitted as submittedBy, underWay as underWayBy } from './scene.js';
import { until } from './until.js';

type Step = Parameters<typeof driveTo>[1];

const at = (step: Step, script: Script = {}): SignupScene => atBy(step, script, 'mobile');
const submitted = (step: Step, script: Script): SignupScene => submittedBy(step, script, 'mobile');
const underWay = (step: Step, script: Script): SignupScene => underWayBy(step, script, 'mobile');

const found: Script = { verifySelfDeclaredOtp: outcomes.chooseAccount };
const oneMoreOtp: Script = { ...found, signInToSelfDeclared: outcomes.oneMoreOtp };

const pincodeTyped = (script: Script, shown: RegExp): SignupScene => ({
  script,
  methods: 'mobile',
  async reach(element) {
    await driveTo(element, 'person');
    await type(element, 'pincode', '560001');
    await until(() => shown.test(textOf(element)), `the person screen to say ${shown.source}`);
  },
});

/** States of a sign-up by mobile number, and of the sign-in by one more OTP that it may lead to. */
export const mobileScenes = {
  mobile: at('mobile'),
  mobileMistyped: {
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'mobile');
      await submit(element, { mobile: '98765' });
    },
  },
  mobileUnusual: {
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'mobile');
      await type(element, 'mobile', '1234567890');
    },
  },
  mobileBeingSent: underWay('mobile', { sendSelfDeclaredOtp: never }),
  mobileRefused: submitted('mobile', {
    sendSelfDeclaredOtp: refuse('mobile-invalid', { field: 'mobileNumber' }),
  }),
  mobileWithCodeUnderWay: {
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'mobile-otp');
      await press(element, 'back');
    },
  },
  mobileWithCodeConfirmed: {
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'person');
      await press(element, 'back');
    },
  },
  selfDeclaredOtp: at('mobile-otp'),
  selfDeclaredOtpMayBeSentAgain: at('mobile-otp', {
    sendSelfDeclaredOtp: { transaction: 'tx.otp', otp: otpBudget({ resendIn: 0, sentTo: null }) },
  }),
  selfDeclaredOtpWrong: submitted('mobile-otp', { verifySelfDeclaredOtp: refuse('otp-wrong') }),
  selfDeclaredOtpBeingChecked: underWay('mobile-otp', { verifySelfDeclaredOtp: never }),
  accountsByMobile: at('accounts', found),
  accountsByMobileFull: at('accounts', {
    verifySelfDeclaredOtp: { ...outcomes.chooseAccount, accounts: sixAccounts(false) },
  }),
  signInNeeded: at('sign-in', oneMoreOtp),
  signInBeingSent: underWay('sign-in', { ...oneMoreOtp, sendLoginOtp: never }),
  signInWithCodeUnderWay: {
    script: oneMoreOtp,
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'sign-in-otp');
      await press(element, 'back');
    },
  },
  signInOtp: at('sign-in-otp', oneMoreOtp),
  signInOtpSentSomewhere: at('sign-in-otp', {
    ...oneMoreOtp,
    sendLoginOtp: { transaction: 'tx.login', otp: otpBudget({ sentTo: null }) },
  }),
  signInOtpWrong: submitted('sign-in-otp', { ...oneMoreOtp, verifyLoginOtp: refuse('otp-wrong') }),
  signInNotFound: submitted('sign-in-otp', { ...oneMoreOtp, verifyLoginOtp: { next: 'no-account' } }),
  person: at('person'),
  personIncomplete: {
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'person');
      await press(element, 'submit');
    },
  },
  personMistyped: {
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'person');
      await submit(element, {
        firstName: 'Asha 2',
        middleName: '@',
        lastName: '1',
        day: '31',
        month: '2',
        line: 'Flat #4',
        pincode: '012345',
      });
    },
  },
  personPlaceFound: pincodeTyped({}, /Bengaluru Urban/),
  personPlaceLooking: pincodeTyped({ findPincode: never }, /Looking for state|ढूँढे जा रहे/),
  personPlaceNotFound: pincodeTyped({ findPincode: refuse('pincode-not-found') }, /was not found|नहीं मिला/),
  personPlaceUnchecked: pincodeTyped(
    { findPincode: refuse('internal') },
    /could not be looked up|नहीं मिल सके/,
  ),
  personBeingRecorded: underWay('person', { recordAgreement: never }),
  selfDeclaredAddress: {
    methods: 'mobile',
    reach: async (element) => {
      await driveTo(element, 'address');
      await until(() => findPart(element, 'suggestion') !== undefined, 'suggestions');
    },
  },
  selfDeclaredBeingCreated: underWay('address', { createSelfDeclaredAddress: never }),
  addressLimit: submitted('address', { createSelfDeclaredAddress: refuse('address-limit') }),
  informationAgreementExpired: submitted('address', {
    createSelfDeclaredAddress: refuse('agreement-required'),
  }),
  doneSelfDeclared: at('done'),
  otherWays: {
    script: { createSelfDeclaredAddress: refuse('address-limit') },
    methods: 'aadhaar mobile',
    reach: async (element) => {
      await driveTo(element, 'method');
      await choose(element, 'mobile');
      await driveTo(element, 'address');
      await submit(element);
      await settled(element);
      await press(element, 'way-on');
    },
  },
} satisfies Record<string, SignupScene>;
