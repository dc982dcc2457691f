import { assert } from '@open-wc/testing';
import type { RouteName } from '../../../src/contract/routes.js';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import type { SignupMethod, SignupStep } from '../../../src/elements/abha-signup/signup-state.js';
import { failures as english } from '../../../src/locales/en/failures.js';
import { signup as englishSignup } from '../../../src/locales/en/signup.js';
import { signupSteps as englishSteps } from '../../../src/locales/en/signup-steps.js';
import { failures as hindi } from '../../../src/locales/hi/failures.js';
import { signupSteps as hindiSteps } from '../../../src/locales/hi/signup-steps.js';
import { everyNth, everyPair } from '../../support/browser-depth.js';
import { hurry, ordinaryTime } from '../../support/clock.js';
import {
  driveTo,
  findPart,
  input,
  screenOf,
  settled,
  submit,
  textOf,
  type,
  untilScreen,
} from '../../support/drive.js';
import { until } from '../../support/until.js';
import { type Fault, faults } from './faults.js';
import { closePages, signupPage } from './page.js';

/** A look-up that goes on beside the patient's doing, and what is said when it fails. */
interface LookUp {
  readonly route: RouteName;
  readonly method: SignupMethod;
  readonly at: SignupStep;
  readonly leadsTo: SignupStep;
  readonly begin: (element: AbhaSignup) => Promise<void>;
  readonly words: readonly [english: string, hindi: string];
}

const lookUps: readonly LookUp[] = [
  {
    route: 'suggestAddresses',
    method: 'aadhaar',
    at: 'address',
    leadsTo: 'done',
    begin: () => Promise.resolve(),
    words: [englishSteps.address.noSuggestions, hindiSteps.address.noSuggestions],
  },
  {
    route: 'checkAddress',
    method: 'aadhaar',
    at: 'address',
    leadsTo: 'done',
    begin: (element) => type(element, 'address', 'asharani1990'),
    words: [englishSteps.address.unchecked, hindiSteps.address.unchecked],
  },
  {
    route: 'findPincode',
    method: 'mobile',
    at: 'person',
    leadsTo: 'address',
    begin: (element) => type(element, 'pincode', '560001'),
    words: [englishSteps.person.unchecked, hindiSteps.person.unchecked],
  },
];

const meeting = ({ route }: LookUp, { meets }: Fault): boolean => meets(route);

describe('Look-up × fault in <abha-signup>', () => {
  before(async () => {
    await signupPage({ step: 'done' });
    await signupPage({ methods: 'mobile', step: 'done' });
    closePages();
  });

  afterEach(() => {
    ordinaryTime();
    closePages();
  });

  for (const [lookUp, fault, it] of everyPair(lookUps, faults, meeting)) {
    const { route, method, at, leadsTo, begin, words } = lookUp;
    it(`${route} meets ${fault.name}: said in both languages, and the patient goes on`, async () => {
      const { element, backend } = await signupPage({ methods: method, script: { [route]: fault.answer } });
      hurry(40);
      await driveTo(element, at);
      await begin(element);
      if (fault.kind === 'patient-changed') {
        await until(() => textOf(element).includes(englishSignup.otherPatient));
        assert.notEqual(screenOf(element), at);
        return;
      }
      await until(() => textOf(element).includes(words[0]), words[0]);
      assert.isUndefined(findPart(element, 'alert'), 'a look-up is not what the patient asked for');
      element.parentElement!.lang = 'hi';
      await until(() => textOf(element).includes(words[1]), words[1]);
      ordinaryTime();
      if (at === 'person') assert.strictEqual(input(element, 'pincode').value, '560001');
      await submit(element);
      await untilScreen(element, leadsTo);
      assert.deepEqual(backend.refused, []);
    });
  }

  const faultsOfFace = faults.filter(({ meets }) => meets('checkFace'));
  for (const [fault, it] of everyNth(3, faultsOfFace)) {
    it(`checkFace meets ${fault.name}: the wait goes on, or ends with one way on`, async () => {
      const { element } = await signupPage({
        methods: 'face',
        script: { checkFace: [fault.answer, { status: 'verified' }] },
      });
      hurry(100);
      await submit(element);
      if (fault.kind === 'patient-changed') {
        await until(() => textOf(element).includes(englishSignup.otherPatient));
      } else if (fault.kind === 'transaction-lost') {
        await until(() => textOf(element).includes(english['face-not-verified']));
        element.parentElement!.lang = 'hi';
        await until(() => textOf(element).includes(hindi['face-not-verified']));
        assert.isDefined(findPart(element, 'button-restart'));
      } else {
        await untilScreen(element, 'aadhaar');
        await settled(element);
        assert.isUndefined(findPart(element, 'alert'));
      }
    });
  }
});
