import { assert } from '@open-wc/testing';
import type { SignupSceneName } from '../../support/fixtures-signup.js';
import { outlineOf } from '../outline.js';
import { closePages, scenePage } from './page.js';

/** What a screen reader finds on each screen, after the region of the element and the place for announcements. */
const expected: Partial<Record<SignupSceneName, readonly string[]>> = {
  methodOfMany: [
    'heading "Create your ABHA"',
    'button "With Aadhaar"',
    'button "With a mobile number"',
    'button "With Aadhaar and your face"',
    'button "My Aadhaar has no mobile number"',
    'button "Not now"',
  ],
  noAadhaarMobileOfMany: [
    'heading "Without a mobile number in Aadhaar"',
    'button "With Aadhaar and your face"',
    'button "With a mobile number"',
    'link "ABHA portal (opens in a new window)"',
    'button "Back"',
  ],
  consentNotGiven: [
    'heading "Create your ABHA with Aadhaar"',
    'region "Terms and conditions"',
    'heading "Terms and Conditions"',
    'checkbox "I agree to these terms and conditions" (invalid)',
    'button "Agree and continue"',
  ],
  face: [
    'heading "Show your face"',
    'link "Open the page (opens in a new window)"',
    'img "QR code of the page that confirms your face"',
    'status ""',
    'button "Back"',
  ],
  aadhaar: [
    'heading "Your Aadhaar number"',
    'textbox "Aadhaar number"',
    'button "Get code by SMS"',
    'button "Back"',
  ],
  otpIncomplete: [
    'heading "Code from the SMS"',
    'textbox "OTP (6 digits)" (invalid)',
    'button "Send a new code" (disabled)',
    'textbox "Mobile number for your ABHA" (invalid)',
    'button "Confirm"',
    'button "Back"',
  ],
  mobileMistyped: [
    'heading "Your mobile number"',
    'textbox "Mobile number" (invalid)',
    'button "Get code by SMS"',
  ],
  selfDeclaredOtp: [
    'heading "Code from the SMS"',
    'textbox "OTP (6 digits)"',
    'button "Send a new code" (disabled)',
    'button "Confirm"',
    'button "Back"',
  ],
  accounts: [
    'heading "You have an ABHA already"',
    'button "Sign in to asha.rani@abdm"',
    'button "Sign in to asharani_old@abdm"',
    'button "Create another address"',
    'button "Back"',
  ],
  signInNeeded: ['heading "One more code is needed"', 'button "Get code by SMS"', 'button "Back"'],
  signInOtp: [
    'heading "Code from the SMS"',
    'textbox "OTP (6 digits)"',
    'button "Send a new code" (disabled)',
    'button "Confirm"',
    'button "Back"',
  ],
  personIncomplete: [
    'heading "About you"',
    'textbox "First name" (invalid, required)',
    'textbox "Middle name (optional)"',
    'textbox "Last name (optional)"',
    'group "Date of birth"',
    'textbox "Day" (invalid, required)',
    'textbox "Month" (invalid, required)',
    'textbox "Year" (invalid, required)',
    'group "Gender"',
    'radio "Female" (invalid)',
    'radio "Male" (invalid)',
    'radio "Other" (invalid)',
    'textbox "Address" (invalid, required)',
    'textbox "PIN code" (invalid, required)',
    'status ""',
    'checkbox "I agree to voluntarily share my identity information with National Health Authority (NHA) to create my ABHA address." (invalid)',
    'button "Continue"',
    'button "Back"',
  ],
  address: [
    'heading "Choose your ABHA address"',
    'group "Suggestions, free now"',
    'heading "Suggestions, free now"',
    'button "asharani1990@abdm"',
    'button "asha.rani90@abdm"',
    'button "rani_asha90@abdm"',
    'button "asharani07@abdm"',
    'textbox "ABHA address"',
    'status ""',
    'button "Create ABHA"',
    'button "Back"',
  ],
  doneCreated: [
    'heading "Your ABHA is ready"',
    'button "Copy ABHA number"',
    'status ""',
    'button "Copy ABHA address"',
    'status ""',
    'button "Show my ABHA card"',
    'button "Download ABHA card"',
    'status ""',
    'heading "What you can do next"',
  ],
  failureToRetry: [
    'heading "Your Aadhaar number"',
    'alert ""',
    'button "Try again"',
    'textbox "Aadhaar number"',
    'button "Get code by SMS"',
    'button "Back"',
  ],
  failureToAskFacility: [
    'heading "Your Aadhaar number"',
    'alert ""',
    'link "ABHA portal (opens in a new window)"',
    'button "Other ways to an ABHA"',
    'textbox "Aadhaar number"',
    'button "Get code by SMS"',
    'button "Back"',
  ],
};

describe('What a screen reader finds in <abha-signup>', () => {
  afterEach(closePages);

  for (const [name, outline] of Object.entries(expected)) {
    it(`has its role, name and state, in reading order, in the state ${name}`, async () => {
      const { element } = await scenePage(name as SignupSceneName);
      assert.deepEqual(outlineOf(element), ['region "Create your ABHA"', 'status ""', ...outline]);
    });
  }

  it('has a name for everything that can be reached, in Hindi too', async () => {
    for (const name of Object.keys(expected) as SignupSceneName[]) {
      const { element } = await scenePage(name, 'hi');
      const nameless = outlineOf(element).filter(
        (line) => line.includes('""') && !/^(status|alert) /.test(line),
      );
      assert.deepEqual(nameless, [], name);
      closePages();
    }
  });
});
