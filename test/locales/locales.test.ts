import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { errorKindNames } from '../../src/abdm/errors.js';
import { notices } from '../../src/abdm/notices.js';
import { cardMessages } from '../../src/locales/card.js';
import { careContextsMessages } from '../../src/locales/care-contexts.js';
import { commonMessages } from '../../src/locales/common.js';
import { deletionMessages } from '../../src/locales/deletion.js';
import { consentInboxMessages } from '../../src/locales/consent-inbox.js';
import { consentReviewMessages } from '../../src/locales/consent-review.js';
import { consentSettingsMessages } from '../../src/locales/consent-settings.js';
import { failureMessages } from '../../src/locales/failures.js';
import { kycMessages } from '../../src/locales/kyc.js';
import { linkingMessages } from '../../src/locales/linking.js';
import { loginMessages } from '../../src/locales/login.js';
import { bestLanguage, languagesOf, loadMessages } from '../../src/locales/message-set.js';
import { aadhaarConsent } from '../../src/locales/notices/aadhaar-consent.js';
import { userInformation } from '../../src/locales/notices/user-information.js';
import { profileShare } from '../../src/locales/notices/profile-share.js';
import { profileMessages } from '../../src/locales/profile.js';
import { providerSearchMessages } from '../../src/locales/provider-search.js';
import { recordAmountsMessages } from '../../src/locales/record-amounts.js';
import { recordBillsMessages } from '../../src/locales/record-bills.js';
import { recordFilesMessages } from '../../src/locales/record-files.js';
import { qrShareMessages } from '../../src/locales/qr-share.js';
import { recordLabelsMessages } from '../../src/locales/record-labels.js';
import { recordMedicinesMessages } from '../../src/locales/record-medicines.js';
import { recordMoreLabelsMessages } from '../../src/locales/record-more-labels.js';
import { recordResultsMessages } from '../../src/locales/record-results.js';
import { recordVaccinationsMessages } from '../../src/locales/record-vaccinations.js';
import { recordViewerMessages } from '../../src/locales/record-viewer.js';
import { recordWordsMessages } from '../../src/locales/record-words.js';
import { requestsMessages } from '../../src/locales/requests.js';
import { sessionMessages } from '../../src/locales/session.js';
import { sharingMessages } from '../../src/locales/sharing.js';
import { signupMessages } from '../../src/locales/signup.js';
import { signupStepsMessages } from '../../src/locales/signup-steps.js';

type Node =
  string | ((...parts: never[]) => string) | readonly string[] | { readonly [key: string]: Node } | undefined;

/** Every message with its path; a function is called with values that must show up in its text. */
function* texts(node: Node, path = ''): Generator<[path: string, text: string]> {
  if (typeof node === 'string') yield [path, node];
  else if (typeof node === 'function') {
    for (const value of ['«1»', 0, 1, 2]) {
      const text = (node as (...parts: unknown[]) => string)(value, value, value, value);
      if (typeof value === 'string' && !path.endsWith('sendsLeft')) {
        assert.ok(text.includes(value), `${path} does not show what it is given`);
      }
      yield [`${path}(${value})`, text];
    }
  } else if (node) for (const [key, child] of Object.entries(node)) yield* texts(child, `${path}.${key}`);
}

const sets = {
  common: commonMessages,
  failures: failureMessages,
  signup: signupMessages,
  'signup steps': signupStepsMessages,
  login: loginMessages,
  session: sessionMessages,
  profile: profileMessages,
  kyc: kycMessages,
  deletion: deletionMessages,
  card: cardMessages,
  'care contexts': careContextsMessages,
  linking: linkingMessages,
  'consent inbox': consentInboxMessages,
  'consent review': consentReviewMessages,
  'consent settings': consentSettingsMessages,
  'record amounts': recordAmountsMessages,
  'record bills': recordBillsMessages,
  'record files': recordFilesMessages,
  'record labels': recordLabelsMessages,
  'record medicines': recordMedicinesMessages,
  'record labels, the rest': recordMoreLabelsMessages,
  'record results': recordResultsMessages,
  'record vaccinations': recordVaccinationsMessages,
  'record viewer': recordViewerMessages,
  'record words': recordWordsMessages,
  requests: requestsMessages,
  'provider search': providerSearchMessages,
  'scan and share': qrShareMessages,
  sharing: sharingMessages,
};

/** Paths of all messages of a set, functions as one. */
const paths = (node: Node): string[] => [
  ...new Set([...texts(node)].map(([path]) => path.replace(/\(.*\)$/, ''))),
];

for (const [name, set] of Object.entries(sets)) {
  describe(`messages of ${name}`, () => {
    for (const language of languagesOf(set)) {
      it(`are complete and clean in ${language}`, async () => {
        const messages = await loadMessages<unknown>(set, language);
        for (const [path, text] of texts(messages as Node)) {
          assert.ok(text.trim().length > 0, path);
          assert.ok(!/undefined|\[object|NaN/.test(text), `${path}: ${text}`);
          assert.ok(!/Health ID/i.test(text), `${path}: say ABHA, not Health ID (CRT_ABHA_408)`);
        }
      });
    }

    it('have the same messages in Hindi, but for renderings of prescribed texts', async () => {
      const [english, hindi] = await Promise.all([
        loadMessages<unknown>(set, 'en'),
        loadMessages<unknown>(set, 'hi'),
      ]);
      const rendering = /\.(translation|agreement)\.(note|title|text)$/;
      assert.deepEqual(
        paths(hindi as Node).filter((path) => !rendering.test(path)),
        paths(english as Node),
      );
    });

    it('are really translated into Hindi', async () => {
      const hindi = await loadMessages<unknown>(set, 'hi');
      for (const [path, text] of texts(hindi as Node)) assert.match(text, /[\u0900-\u097f]/, path);
    });
  });
}

describe('buttons of the linked records', () => {
  it('say to screen readers what is seen of them (WCAG 2.5.3)', async () => {
    for (const language of languagesOf(careContextsMessages)) {
      const { open, openOf, pull, pullOf, linkMore, linkMoreOf, retryOf } = await loadMessages(
        careContextsMessages,
        language,
      );
      const { tryAgain } = await loadMessages(commonMessages, language);
      for (const [seen, said] of [
        [open, openOf('X')],
        [pull, pullOf('X')],
        [linkMore, linkMoreOf('X')],
        [tryAgain, retryOf('X')],
      ] as const)
        assert.ok(said.includes(seen), `${language}: “${said}” has no “${seen}”`);
    }
  });
});

describe('choice of language', () => {
  it('takes the nearest that there is', () => {
    assert.equal(bestLanguage(commonMessages, 'hi-IN'), 'hi');
    assert.equal(bestLanguage(commonMessages, 'HI'), 'hi');
    assert.equal(bestLanguage(commonMessages, 'ta'), 'en');
    assert.equal(bestLanguage(commonMessages, ''), 'en');
    assert.equal(bestLanguage(commonMessages, '__proto__'), 'en');
  });

  it('falls back to English when a language cannot be loaded', async () => {
    const set = { en: 'hello', others: { hi: () => Promise.reject(new Error('blocked')) } };
    assert.equal(await loadMessages(set, 'hi'), 'hello');
  });
});

describe('failures', () => {
  it('have words of their own, no two kinds the same', async () => {
    for (const language of languagesOf(failureMessages)) {
      const errors = await loadMessages(failureMessages, language);
      assert.deepEqual(Object.keys(errors).sort(), [...errorKindNames].sort());
      assert.equal(new Set(Object.values(errors)).size, errorKindNames.length);
    }
  });
});

describe('prescribed wordings', () => {
  it('CRT_ABHA_102: the terms are the prescribed ones, to the letter, in the version in force', () => {
    assert.equal(aadhaarConsent.version, '1.4');
    assert.equal(aadhaarConsent.version, notices['aadhaar-consent'].version);
    assert.equal(aadhaarConsent.title, 'Terms and Conditions');
    const digest = createHash('sha256').update(aadhaarConsent.text).digest('hex');
    assert.equal(digest, 'b883572b9234795827158bda1160c26c3adcc0bf0e3c10e9b8e81aa1aef259fe');
  });

  it('CRT_ABHA_104: the invalid Aadhaar number is named as prescribed', () => {
    const { aadhaar } = commonMessages.en.problems;
    for (const problem of [aadhaar['too-short'], aadhaar['too-long'], aadhaar['check-digit']]) {
      assert.ok(problem.startsWith('Aadhaar Number is not valid'));
    }
    assert.ok(failureMessages.en['aadhaar-invalid'].startsWith('Aadhaar Number is not valid'));
  });

  it('CRT_ABHA_105: the OTP screen says where the code went as prescribed', () => {
    assert.equal(
      signupStepsMessages.en.otp.sent('*******2425'),
      'We just sent an OTP on the Mobile Number *******2425 linked with Aadhaar. Enter the OTP below to proceed with ABHA creation.',
    );
  });

  it('P1 1.9: the user information agreement is the prescribed one, to the letter', async () => {
    assert.equal(
      userInformation.text,
      'I agree to voluntarily share my identity information with National Health Authority (NHA) to create my ABHA address.',
    );
    assert.equal(userInformation.version, notices['user-information'].version);
    assert.equal(userInformation.language, 'en');
    assert.equal(signupStepsMessages.en.person.mustAgree, 'Please accept the user information agreement.');
    const hindi = await loadMessages(signupStepsMessages, 'hi');
    assert.match(hindi.person.agreement?.note ?? '', /मान्य पाठ अंग्रेज़ी में/);
  });

  it('P2 5.1.1, P2 5.1.2, P2 19.8, P2 20.1, SHARE_PATIENT_PROFILE_701: sharing a profile is worded as prescribed', async () => {
    assert.equal(
      profileShare.text('Lake Hospital'),
      'You consent to the above information to be shared with Lake Hospital. They can use this information for your registration and linking your health records',
    );
    assert.equal(profileShare.version, notices['profile-share'].version);
    assert.equal(profileShare.language, 'en');
    const { review, token } = sharingMessages.en;
    assert.deepEqual(
      [
        review.title('Lake Hospital'),
        review.cancel,
        review.submit,
        token.shared('Lake Hospital', '042'),
        token.ok,
      ],
      [
        'Share your details with Lake Hospital',
        'Cancel',
        'Share',
        'Successfully shared your details with Lake Hospital. Your token number is 042',
        'OK',
      ],
    );
    const hindi = await loadMessages(sharingMessages, 'hi');
    assert.match(hindi.review.agreement?.note ?? '', /मान्य पाठ अंग्रेज़ी में/);
  });

  it('P1 1.7 and P1 1.13: another address, and the congratulation, are worded as prescribed', () => {
    const { accounts, done } = signupStepsMessages.en;
    assert.equal(accounts.createByMobile, 'Still want to create a new ABHA address');
    assert.ok(
      done.text
        .selfDeclared('nisha@abdm')
        .startsWith('Congratulations! ABHA address nisha@abdm is created successfully'),
    );
  });

  it('P2 1.1, 1.5, 1.7 and 1.8: what linking finds and how it ends is worded as prescribed, NHA’s spelling included', () => {
    const { nothing, failures, done } = linkingMessages.en;
    const { link, recentlyLinked } = careContextsMessages.en;
    assert.deepEqual(
      [
        link,
        nothing.nobody.title,
        nothing['nothing-new'].text,
        nothing['all-linked'].text,
        failures['facility-unreachable'],
        done.linked,
        recentlyLinked,
      ],
      [
        'Link my health records',
        'No health records found',
        'No new health record to link: Records of all visits are already linked and there is nothing new to link',
        'All your existing records are linked. No additional records availaible for linking',
        "Couldn't Connect: We are sorry. Unable to contact your hospital. Please try again later",
        'Records are successfully linked',
        'Recently linked records might take some time to show',
      ],
    );
  });

  it('P2 1.1, P2 1.8 and P2 12.1: linked records are named as prescribed', () => {
    const { link, pull, recentlyLinked } = careContextsMessages.en;
    assert.equal(link.toLowerCase(), 'link my health records');
    assert.equal(pull.toLowerCase(), 'pull records');
    assert.equal(recentlyLinked, 'Recently linked records might take some time to show');
  });

  it('VRFY_ABHA_301: an invalid mobile number is named as prescribed', () => {
    for (const problem of Object.values(commonMessages.en.problems.mobile)) {
      assert.ok(problem.startsWith('Please enter a valid mobile number'));
    }
  });
});
