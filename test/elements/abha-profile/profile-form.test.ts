import { assert } from '@open-wc/testing';
import { updateProfile } from '../../../src/contract/profile.js';
import {
  changeOf,
  formOf,
  formProblems,
  isChanged,
  isPartial,
  typedInto,
} from '../../../src/elements/abha-profile/profile-form.js';
import {
  movedProfile,
  partialProfile,
  selfDeclaredProfile,
  verifiedProfile,
} from '../../support/fixtures-profile.js';

describe('The form of a profile', () => {
  it('is filled with what ABDM knows, and asks for a change that the contract takes', () => {
    const form = formOf(verifiedProfile);
    assert.deepEqual(formProblems(form, verifiedProfile), {});
    assert.isTrue(updateProfile.request.safeParse(changeOf(form)).success);
    assert.isTrue(isChanged(verifiedProfile, changeOf(form)));
  });

  it('takes the whole name for the first one where ABDM knows no parts', () => {
    const { firstName: _first, lastName: _last, ...whole } = selfDeclaredProfile;
    assert.strictEqual(formOf(whole).typed.firstName, 'Nisha Rao');
  });

  it('asks for day and month where ABDM does not know them, before the first save', () => {
    const form = formOf(partialProfile);
    assert.deepEqual([form.typed.day, form.typed.month, form.typed.year], ['', '', '1995']);
    assert.deepEqual(formProblems(form, partialProfile), { birth: 'empty' });
    assert.isTrue(isPartial(partialProfile));
    assert.isFalse(isPartial(verifiedProfile));
  });

  it('asks nobody to mend what KYC confirmed and locked (P2 17.1)', () => {
    const odd = { ...verifiedProfile, firstName: 'N1sha', lastName: '(Rao)' };
    assert.deepEqual(formProblems(formOf(odd), odd), {});
    const stated = { ...odd, kycVerified: false };
    assert.sameMembers(Object.keys(formProblems(formOf(stated), stated)), ['firstName', 'lastName']);
  });

  it('a mended field has no problem any more, and the others keep theirs', () => {
    let form = formOf(selfDeclaredProfile);
    form = { ...form, problems: { birth: 'empty', line: 'empty' } };
    assert.deepEqual(typedInto(form, 'month', '4').problems, { line: 'empty' });
    assert.deepEqual(typedInto(form, 'line', 'x').problems, { birth: 'empty' });
  });

  it('looks a PIN code up once it is one, in digits of any script, and forgets the place of the one before', () => {
    const form = formOf(selfDeclaredProfile);
    assert.deepEqual(form.place, { state: 'Karnataka', district: 'Bengaluru Urban' });
    assert.strictEqual(typedInto(form, 'pincode', '56003').place, 'unknown');
    assert.strictEqual(typedInto(form, 'pincode', '५६००३४').place, 'looking');
    assert.deepEqual(typedInto(form, 'line', 'x').place, form.place);
  });

  it('knows a change that was made from one that was not, field by field', () => {
    const change = changeOf(typedInto(formOf(selfDeclaredProfile), 'line', '7, Park Street'));
    assert.isTrue(isChanged(movedProfile, change));
    assert.isFalse(isChanged(selfDeclaredProfile, change));
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
      assert.isFalse(isChanged({ ...movedProfile, [field]: value }, change), field);
  });
});
