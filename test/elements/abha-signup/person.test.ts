import { assert } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { signupSteps as hindi } from '../../../src/locales/hi/signup-steps.js';
import {
  agree,
  chooseGender,
  fillIn,
  findPart,
  input,
  part,
  press,
  screenOf,
  settled,
  submit,
  textOf,
  type,
  type TypedField,
  untilScreen,
} from '../../support/drive.js';
import { held, never, offline, refuse, type Script } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage, type SignupPage } from './page.js';

const atPerson = (script: Script = {}, lang = 'en'): Promise<SignupPage> =>
  signupPage({ methods: 'mobile', step: 'person', script, lang });

const says = (element: AbhaSignup, words: string): Promise<void> =>
  until(() => textOf(element, 'place').includes(words), `the place to say "${words}"`);

describe('Who the patient is, in <abha-signup>', () => {
  it('P1 1.8: what is needed and what is optional is marked', async () => {
    const { element } = await atPerson();
    const label = (name: string): string => textOf(element, `label-${name}`);
    assert.deepEqual(
      ['firstName', 'middleName', 'lastName', 'birth', 'gender', 'line', 'pincode'].map(label),
      [
        'First name',
        'Middle name (optional)',
        'Last name (optional)',
        'Date of birth',
        'Gender',
        'Address',
        'PIN code',
      ],
    );
    const needed = (
      ['firstName', 'middleName', 'lastName', 'day', 'month', 'year', 'line', 'pincode'] as const
    ).filter((field) => input(element, field).ariaRequired === 'true');
    assert.deepEqual(needed, ['firstName', 'day', 'month', 'year', 'line', 'pincode']);
  });

  it('P1 1.8: an empty form names each thing that is missing, and nothing is sent', async () => {
    const { element, backend } = await atPerson();
    const sent = backend.calls.length;
    await press(element, 'submit');
    for (const [field, words] of [
      ['firstName', 'enter your first name'],
      ['birth', 'day, month and year of birth'],
      ['gender', 'choose one'],
      ['line', 'enter your address'],
      ['pincode', 'enter your PIN code'],
    ] as const)
      assert.include(textOf(element, `problem-${field}`), words);
    assert.include(textOf(element), 'Please accept the user information agreement.');
    assert.isUndefined(findPart(element, 'problem-middleName'));
    assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'firstName'));
    assert.lengthOf(backend.calls, sent);
  });

  const mistakes: readonly [field: TypedField, text: string, problem: string, words: string][] = [
    ['firstName', 'Asha2', 'firstName', 'Only letters'],
    ['firstName', 'a'.repeat(100), 'firstName', '99 letters'],
    ['middleName', '@', 'middleName', 'Only letters'],
    ['lastName', '7', 'lastName', 'Only letters'],
    ['day', '31', 'birth', 'no such day'],
    ['day', 'x', 'birth', 'no such day'],
    ['year', '1899', 'birth', '1900 or later'],
    ['year', '95', 'birth', 'four digits'],
    ['year', '9998', 'birth', 'in the future'],
    ['month', '', 'birth', 'day, month and year'],
    ['line', 'Flat #4', 'line', 'Only letters, digits'],
    ['line', 'a'.repeat(256), 'line', '255'],
    ['pincode', '56000', 'pincode', '6 digits'],
    ['pincode', '056000', 'pincode', 'not begin with 0'],
  ];
  for (const [field, text, problem, words] of mistakes) {
    it(`P1 1.8: "${text.slice(0, 12)}" in ${field} is refused there, and mended at once`, async () => {
      const { element, backend } = await atPerson();
      await submit(element, { ...(field === 'day' && { month: '2' }), [field]: text });
      assert.include(textOf(element, `problem-${problem}`), words);
      assert.strictEqual(input(element, field).ariaInvalid, 'true');
      assert.include(input(element, field).getAttribute('aria-describedby') ?? '', `${problem}-problem`);
      assert.lengthOf(backend.of('recordAgreement'), 0);
      await type(element, field, '1');
      assert.isUndefined(findPart(element, `problem-${problem}`));
    });
  }

  it('names and addresses in Indian scripts, and digits too, are taken', async () => {
    const { element, backend } = await atPerson();
    await submit(element, {
      firstName: 'आशा',
      lastName: 'ராணி',
      day: '२७',
      month: '०३',
      year: '१९९०',
      line: 'मकान १२, गली 4',
      pincode: '५६०००१',
    });
    await untilScreen(element, 'address');
    await submit(element);
    await untilScreen(element, 'done');
    assert.deepEqual(backend.of('createSelfDeclaredAddress')[0]?.body['person'], {
      firstName: 'आशा',
      lastName: 'ராணி',
      gender: 'F',
      yearOfBirth: 1990,
      monthOfBirth: 3,
      dayOfBirth: 27,
      pincode: '560001',
      address: 'मकान १२, गली 4',
    });
  });

  it('each gender is sent as ABDM writes it', async () => {
    for (const gender of ['F', 'M', 'O']) {
      const { element, backend } = await atPerson();
      await chooseGender(element, gender);
      await submit(element);
      await untilScreen(element, 'address');
      await submit(element);
      await untilScreen(element, 'done');
      assert.strictEqual(
        (backend.of('createSelfDeclaredAddress')[0]?.body['person'] as { gender: string }).gender,
        gender,
      );
    }
  });

  it('the browser may fill in what it knows', async () => {
    const { element } = await atPerson();
    const fields = [
      'firstName',
      'middleName',
      'lastName',
      'day',
      'month',
      'year',
      'line',
      'pincode',
    ] as const;
    assert.deepEqual(
      fields.map((field) => input(element, field).autocomplete),
      [
        'given-name',
        'additional-name',
        'family-name',
        'bday-day',
        'bday-month',
        'bday-year',
        'street-address',
        'postal-code',
      ],
    );
  });
});

describe('State and district of the PIN code in <abha-signup>', () => {
  it('P1 1.8: are looked up once the patient rests, and shown', async () => {
    const { element, backend } = await atPerson();
    for (const text of ['56000', '560001']) await type(element, 'pincode', text);
    await says(element, 'District Bengaluru Urban, Karnataka');
    assert.deepEqual(
      backend.of('findPincode').map(({ body }) => body),
      [{ pincode: '560001' }],
    );
    assert.strictEqual(part(element, 'place').role ?? part(element, 'place').getAttribute('role'), 'status');
  });

  it('one that does not exist is said beside the field, and stops the patient there', async () => {
    const { element, backend } = await atPerson({ findPincode: refuse('pincode-not-found') });
    await fillIn(element);
    await until(() => findPart(element, 'problem-pincode') !== undefined);
    assert.include(textOf(element, 'problem-pincode'), 'was not found');
    await press(element, 'submit');
    assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'pincode'));
    assert.lengthOf(backend.of('recordAgreement'), 0);
    backend.change({
      findPincode: {
        pincode: '110001',
        state: { code: '7', name: 'Delhi' },
        district: { code: '77', name: 'New Delhi' },
      },
    });
    await type(element, 'pincode', '110001');
    await says(element, 'New Delhi');
    await press(element, 'submit');
    await untilScreen(element, 'address');
  });

  for (const [name, answer] of [
    ['refused', refuse('too-many-requests')],
    ['offline', offline],
  ] as const) {
    it(`a look-up that is ${name} does not stop the patient`, async () => {
      const { element } = await atPerson({ findPincode: answer });
      await type(element, 'pincode', '560001');
      await says(element, 'You can go on');
      await submit(element);
      await untilScreen(element, 'address');
    });
  }

  it('one that is still under way does not stop the patient either', async () => {
    const { element } = await atPerson({ findPincode: never });
    await submit(element);
    await untilScreen(element, 'address');
  });

  it('the newest PIN code wins when answers come in the wrong order', async () => {
    const answers = held();
    const { element, backend } = await atPerson({ findPincode: answers.answer });
    const place = (name: string): object => ({
      pincode: '560001',
      state: { code: '1', name: 'A' },
      district: { code: '1', name },
    });
    await type(element, 'pincode', '560001');
    await until(() => backend.of('findPincode').length === 1);
    await type(element, 'pincode', '110001');
    await until(() => backend.of('findPincode').length === 2);
    answers.release(1, place('Newest'));
    await says(element, 'Newest');
    answers.release(0, place('Oldest'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.include(textOf(element, 'place'), 'Newest');
  });
});

describe('The user information agreement in <abha-signup>', () => {
  const prescribed =
    'I agree to voluntarily share my identity information with National Health Authority (NHA) to create my ABHA address.';

  for (const lang of ['en', 'hi']) {
    it(`P1 1.9: stands word for word on a page in ${lang}, and the box is the patient’s to tick`, async () => {
      const { element } = await atPerson({}, lang);
      const text = part(element, 'terms-text');
      assert.strictEqual(text.textContent.trim(), prescribed);
      assert.deepEqual([text.lang, text.dir], ['en', 'ltr']);
      assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
      if (lang === 'hi') assert.include(textOf(element, 'agreement'), hindi.person.agreement?.note ?? '–');
    });
  }

  it('P1 1.9: without a tick nothing goes on, and the error is the prescribed one', async () => {
    const { element, backend } = await atPerson();
    await fillIn(element);
    await agree(element);
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
    await press(element, 'submit');
    const box = part(element, 'checkbox');
    assert.strictEqual(element.shadowRoot?.activeElement, box);
    const problem = element.shadowRoot?.getElementById(box.getAttribute('aria-describedby') ?? '');
    assert.strictEqual(problem?.textContent, 'Please accept the user information agreement.');
    assert.lengthOf(backend.of('recordAgreement'), 0);
  });

  it('P1 1.9: is recorded with text, version and language before an address is made, and goes along', async () => {
    const { element, backend } = await atPerson(
      { recordAgreement: { agreement: 'agr.information', recordedAt: '2026-11-20T06:30:00Z' } },
      'hi',
    );
    await submit(element);
    await untilScreen(element, 'address');
    assert.deepEqual(
      backend.of('recordAgreement').map(({ body }) => body),
      [{ notice: 'user-information', version: 'app-2023', language: 'hi' }],
    );
    assert.lengthOf(backend.of('createSelfDeclaredAddress'), 0);
    await submit(element);
    await untilScreen(element, 'done');
    assert.strictEqual(backend.of('createSelfDeclaredAddress')[0]?.body['agreement'], 'agr.information');
  });

  it('P1 1.9: one that has run out is asked for again, everything typed kept', async () => {
    const { element, backend } = await signupPage({
      methods: 'mobile',
      step: 'address',
      script: { createSelfDeclaredAddress: refuse('agreement-required') },
    });
    await submit(element);
    await settled(element);
    assert.strictEqual(screenOf(element), 'person');
    assert.include(textOf(element, 'alert'), 'agree again');
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
    assert.strictEqual(input(element, 'firstName').value, 'Asha');
    backend.change({
      createSelfDeclaredAddress: {
        next: 'done',
        created: 'address',
        abha: { abhaAddress: 'asharani1990@abdm', name: 'Asha Rani', kycVerified: false },
      },
    });
    await submit(element);
    await untilScreen(element, 'address');
    assert.strictEqual(input(element, 'address').value, 'asharani1990');
    await press(element, 'submit');
    await untilScreen(element, 'done');
  });
});
