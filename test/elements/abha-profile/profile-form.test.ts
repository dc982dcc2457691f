import { assert } from '@open-wc/testing';
import { updateProfile } from '../../../src/contract/profile.js';
import {
  changesOf,
  formOf,
  formProblems,
  isChanged,
  isDirty,
  isPartial,
  type ProfileForm,
  typedInto,
} from '../../../src/elements/abha-profile/profile-form.js';
import type { ProfileInput } from '../../../src/elements/abha-profile/profile-fields.js';
import {
  movedProfile,
  partialProfile,
  selfDeclaredProfile,
  verifiedProfile,
} from '../../support/fixtures-profile.js';

const typed = (form: ProfileForm, texts: Partial<Record<ProfileInput, string>>): ProfileForm =>
  Object.entries(texts).reduce((last, [input, text]) => typedInto(last, input as ProfileInput, text), form);

describe('The form of a profile', () => {
  it('is filled with what ABDM knows, and asks for nothing while nothing is changed', () => {
    const form = formOf(verifiedProfile);
    assert.deepEqual(formProblems(form), {});
    assert.deepEqual(changesOf(form), {});
    assert.isFalse(isDirty(form));
  });

  it('spaces, scripts of digits and leading zeros change nothing', () => {
    const form = typed(formOf(selfDeclaredProfile), {
      firstName: '  Nisha ',
      line: '12,  MG Road',
      pincode: '५६०००१',
      month: '03',
    });
    assert.deepEqual(changesOf(form), {});
    assert.isFalse(isDirty(form));
  });

  it('asks for what was changed and nothing else, as the contract takes it', () => {
    const form = typed(formOf(selfDeclaredProfile), {
      lastName: '',
      middleName: 'K',
      day: '२८',
      line: '7, Park Street',
    });
    const changes = changesOf(form);
    assert.deepEqual(changes, { middleName: 'K', lastName: '', dayOfBirth: 28, address: '7, Park Street' });
    assert.isTrue(updateProfile.request.safeParse({ etag: 'e', changes }).success);
  });

  it('takes the whole name for the first one where ABDM knows no parts, and gives it along with a change', () => {
    const { firstName: _first, lastName: _last, ...whole } = selfDeclaredProfile;
    const form = formOf(whole);
    assert.strictEqual(form.typed.firstName, 'Nisha Rao');
    assert.deepEqual(changesOf(form), {});
    assert.deepEqual(changesOf(typed(form, { line: 'Elsewhere 1' })), {
      firstName: 'Nisha Rao',
      address: 'Elsewhere 1',
    });
  });

  it('asks for day and month where ABDM does not know them, before the first save', () => {
    const form = formOf(partialProfile);
    assert.deepEqual([form.typed.day, form.typed.month, form.typed.year], ['', '', '1995']);
    assert.deepEqual(formProblems(form), { birth: 'empty' });
    assert.isTrue(isPartial(partialProfile));
    assert.isFalse(isPartial(verifiedProfile));
  });

  it('P2 17.1: adds what Aadhaar did not tell, and keeps what it told', () => {
    const form = typed(formOf(partialProfile), {
      day: '27',
      month: '3',
      year: '1996',
      firstName: 'Asha',
      gender: 'M',
    });
    assert.deepEqual(changesOf(form), { monthOfBirth: 3, dayOfBirth: 27 });
  });

  it('asks nobody to mend what KYC confirmed and locked (P2 17.1)', () => {
    const odd = { ...verifiedProfile, firstName: 'N1sha', lastName: '(Rao)', yearOfBirth: 1850 };
    assert.deepEqual(formProblems(formOf(odd)), {});
    const stated = { ...odd, kycVerified: false };
    assert.sameMembers(Object.keys(formProblems(formOf(stated))), ['firstName', 'lastName', 'birth']);
    const { dayOfBirth: _day, ...withoutDay } = odd;
    assert.deepEqual(
      formProblems(typed(formOf(withoutDay), { day: '1' })),
      {},
      'the known year is not asked about',
    );
  });

  it('a mended field has no problem any more, and the others keep theirs', () => {
    let form = formOf(selfDeclaredProfile);
    form = { ...form, problems: { birth: 'empty', line: 'empty' } };
    assert.deepEqual(typedInto(form, 'month', '4').problems, { line: 'empty' });
    assert.deepEqual(typedInto(form, 'line', 'x').problems, { birth: 'empty' });
  });

  it('looks a PIN code up once it is another one, and forgets the place of the one before', () => {
    const form = formOf(selfDeclaredProfile);
    const own = { state: 'Karnataka', district: 'Bengaluru Urban' };
    assert.deepEqual(form.place, own);
    assert.strictEqual(typedInto(form, 'pincode', '56003').place, 'unknown');
    const other = typedInto(form, 'pincode', '५६००३४');
    assert.strictEqual(other.place, 'looking');
    assert.deepEqual(typedInto(other, 'pincode', '560001').place, own, 'back again');
    assert.deepEqual(typedInto(form, 'line', 'x').place, form.place);
  });

  it('knows a change that was made from one that was not, field by field', () => {
    const changes = {
      ...changesOf(typedInto(formOf(selfDeclaredProfile), 'line', '7, Park Street')),
      middleName: '',
      pincode: '560001',
      firstName: 'Nisha',
      lastName: 'Rao',
      gender: 'F',
      yearOfBirth: 1995,
      monthOfBirth: 3,
      dayOfBirth: 27,
    } as const;
    assert.isTrue(isChanged(movedProfile, changes));
    assert.isFalse(isChanged(selfDeclaredProfile, changes));
    const others = {
      pincode: '560034',
      firstName: 'Asha',
      middleName: 'K',
      lastName: 'Rani',
      gender: 'O',
      yearOfBirth: 1996,
      monthOfBirth: 4,
      dayOfBirth: 28,
    } as const;
    for (const [field, value] of Object.entries(others))
      assert.isFalse(isChanged({ ...movedProfile, [field]: value }, changes), field);
  });
});
