import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import type { Profile } from '../../../src/contract/profile.js';
import {
  inputsIn,
  inputsOf,
  isSameField,
  mayChange,
  mayChangeInput,
  profileFields,
  typedOf,
} from '../../../src/elements/abha-profile/profile-fields.js';
import {
  changesOf,
  chosen,
  formOf,
  type ProfileForm,
  typedInto,
  undecided,
} from '../../../src/elements/abha-profile/profile-form.js';
import { merged } from '../../../src/elements/abha-profile/profile-merge.js';
import type { PersonField } from '../../../src/ui/person-fields.js';
import { changedElsewhere, selfDeclaredProfile, verifiedProfile } from '../../support/fixtures-profile.js';

const moved = typedInto(formOf(selfDeclaredProfile), 'line', '7, Park Street');

describe('A form whose profile is changed elsewhere meanwhile', () => {
  it('takes what only ABDM changed, and names it', () => {
    const form = merged(moved, changedElsewhere({ lastName: 'Sharma', pincode: '560034' }));
    assert.deepEqual(form.taken, ['lastName', 'pincode']);
    assert.deepEqual([form.typed.lastName, form.typed.pincode], ['Sharma', '560034']);
    assert.deepEqual(form.conflicts, {});
    assert.deepEqual(changesOf(form), { address: '7, Park Street' });
    assert.strictEqual(form.base.etag, 'etag.elsewhere');
  });

  it('asks where both changed a field, and keeps both values', () => {
    const form = merged(moved, changedElsewhere({ address: '99, Church Street' }));
    assert.deepEqual(undecided(form), ['line']);
    assert.strictEqual(form.typed.line, '7, Park Street');
    const theirs = chosen(form, 'line', 'theirs');
    assert.strictEqual(theirs.typed.line, '99, Church Street');
    assert.deepEqual([undecided(theirs), changesOf(theirs)], [[], {}]);
    const mine = chosen(theirs, 'line', 'mine');
    assert.deepEqual(changesOf(mine), { address: '7, Park Street' });
  });

  it('has nothing to ask where both changed it to the same', () => {
    const form = merged(moved, changedElsewhere({ address: '7, Park Street' }));
    assert.deepEqual([form.conflicts, form.taken, changesOf(form)], [{}, [], {}]);
  });

  it('what is typed into a field with two values is the patient’s choice', () => {
    const form = typedInto(
      merged(moved, changedElsewhere({ address: '99, Church Street' })),
      'line',
      '8, Park Street',
    );
    assert.deepEqual(undecided(form), []);
    assert.deepEqual(changesOf(form), { address: '8, Park Street' });
  });

  it('asks again when ABDM has a third value, whatever was chosen before', () => {
    const form = chosen(merged(moved, changedElsewhere({ address: '99, Church Street' })), 'line', 'theirs');
    const third = merged(form, changedElsewhere({ etag: 'third', address: '1, Third Street' }));
    assert.deepEqual(undecided(third), ['line']);
    assert.strictEqual(third.typed.line, '7, Park Street', 'what was typed is still there');
  });

  it('P2 17.1: what KYC locks meanwhile is ABDM’s, and what was typed there is told to be in vain', () => {
    const form = merged(typedInto(moved, 'firstName', 'Asha'), { ...verifiedProfile, etag: 'kyc' });
    assert.deepEqual([form.closed, form.typed.firstName], [['firstName'], 'Nisha']);
    assert.deepEqual(changesOf(form), { address: '7, Park Street' });
  });

  it('the place follows the PIN code that stands there in the end', () => {
    const other = { state: { code: '19', name: 'West Bengal' }, district: { code: '315', name: 'Kolkata' } };
    const form = merged(moved, changedElsewhere({ pincode: '700016', ...other }));
    assert.deepEqual(form.place, { state: 'West Bengal', district: 'Kolkata' });
    const mine = merged(
      typedInto(moved, 'pincode', '560034'),
      changedElsewhere({ pincode: '700016', ...other }),
    );
    assert.deepEqual(chosen(mine, 'pincode', 'theirs').place, form.place);
    assert.strictEqual(chosen(chosen(mine, 'pincode', 'theirs'), 'pincode', 'mine').place, 'looking');
  });
});

const name = fc.constantFrom('Nisha', 'Asha', 'निशा', '');
const change: fc.Arbitrary<Partial<Profile>> = fc.record(
  {
    kycVerified: fc.boolean(),
    firstName: fc.constantFrom('Nisha', 'Asha', 'निशा'),
    middleName: name,
    lastName: name,
    gender: fc.constantFrom('F' as const, 'O' as const, undefined),
    yearOfBirth: fc.constantFrom(1995, 1996),
    monthOfBirth: fc.constantFrom(3, 4, undefined),
    dayOfBirth: fc.constantFrom(27, undefined),
    address: fc.constantFrom('12, MG Road', '7, Park Street', '99, Church Street'),
    pincode: fc.constantFrom('560001', '560034', '700016'),
  },
  { requiredKeys: [] },
);
const inputs = profileFields.flatMap((field) => inputsOf[field]);

/** What the patient does between two changes elsewhere. */
const doing = fc.oneof(
  fc.record({
    input: fc.constantFrom(...inputs),
    text: fc.constantFrom('Asha', 'Rao', '', '27', '4', '1996', 'M', '7, Park Street', '560034'),
  }),
  fc.record({
    field: fc.constantFrom(...profileFields),
    choice: fc.constantFrom('mine' as const, 'theirs' as const),
  }),
);
type Doing = typeof doing extends fc.Arbitrary<infer D> ? D : never;

const done = (form: ProfileForm, all: readonly Doing[]): ProfileForm =>
  all.reduce(
    (last, one) =>
      'input' in one ? typedInto(last, one.input, one.text) : chosen(last, one.field, one.choice),
    form,
  );

/** What the patient typed into a field, chosen or not. */
const mineOf = (form: ProfileForm, field: PersonField) =>
  form.conflicts[field]?.mine ?? inputsIn(form.typed, field);

/** Leads a form through any changes, here and elsewhere, and shows each change elsewhere from both sides. */
function through(check: (before: ProfileForm, after: ProfileForm) => void): void {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(doing, { maxLength: 4 }), change), { minLength: 1, maxLength: 4 }),
      (steps) => {
        let form = formOf(selfDeclaredProfile);
        for (const [index, [doings, changes]] of steps.entries()) {
          const before = done(form, doings);
          form = merged(before, { ...before.base, ...changes, etag: `etag.${index}` });
          check(before, form);
        }
      },
    ),
    { numRuns: 2000 },
  );
}

describe('Any changes of a profile, here and elsewhere', () => {
  it('lose nothing that was typed and can still be saved', () => {
    let kept = 0;
    through((before, after) => {
      for (const field of profileFields) {
        const mine = mineOf(before, field);
        const isMine = !isSameField(field, mine, typedOf(before.base));
        if (!isMine || !mayChange(field, after.base)) continue;
        for (const input of inputsOf[field])
          if (mayChangeInput(input, after.base))
            assert.strictEqual(mineOf(after, field)[input], mine[input], field);
        kept++;
      }
    });
    assert.isAbove(kept, 500);
  });

  it('never ask for another value than ABDM’s newest without the patient having seen it', () => {
    let newer = 0;
    through((before, after) => {
      const changes = changesOf(after);
      const names = { birth: ['yearOfBirth', 'monthOfBirth', 'dayOfBirth'], line: ['address'] } as const;
      for (const field of profileFields) {
        if (isSameField(field, typedOf(before.base), typedOf(after.base))) continue;
        newer++;
        const asked = (names as Partial<Record<PersonField, readonly string[]>>)[field] ?? [field];
        if (!asked.some((key) => key in changes)) continue;
        assert.include(undecided(after), field, 'the patient must choose before it can be saved');
      }
    });
    assert.isAbove(newer, 500);
  });

  it('an untouched form is ABDM’s profile as it is now', () => {
    fc.assert(
      fc.property(change, (changes) => {
        const profile = changedElsewhere(changes);
        const form = merged(formOf(selfDeclaredProfile), profile);
        assert.deepEqual(form.typed, typedOf(profile));
        assert.deepEqual([form.conflicts, form.closed], [{}, []]);
        assert.deepEqual(changesOf(form), {});
      }),
      { numRuns: 500 },
    );
  });
});
