import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identifierKinds, otpSystemsOf, possibleKinds, readIdentifier } from '../../src/abdm/login.js';
import { mostPerMobile } from '../../src/abdm/limits.js';
import { noticeIds, notices } from '../../src/abdm/notices.js';

const aadhaar = '100000000015';

describe('what a patient signs in with', () => {
  const recognised: [text: string, kinds: string[]][] = [
    ['', []],
    ['  ', []],
    ['99999', []],
    ['99999 00001', ['mobile']],
    ['+91 99999-00001', ['mobile']],
    ['(0) 99999 00001', ['mobile']],
    ['९९९९९ ००००१', ['mobile']],
    ['91-1234-5678-9015', ['abha-number', 'abha-address']],
    ['91123456789015', ['abha-number', 'abha-address']],
    ['91123456789015@abdm', ['abha-address']],
    ['nisha.rao', ['abha-address']],
    ['nisha.rao@sbx', ['abha-address']],
    ['1000 0000 0015', ['aadhaar']],
    ['1000 0000 0017', ['aadhaar']],
    ['919999900001', ['mobile', 'aadhaar']],
    ['123456789012345', []],
    ['+1 555 010 9999 00', []],
  ];
  for (const [text, kinds] of recognised) {
    it(`"${text}" is ${kinds.join(' or ') || 'nothing yet'}`, () => {
      assert.deepEqual(possibleKinds(text), kinds);
    });
  }

  it('twelve digits that are both a mobile number with 91 and an Aadhaar number are asked about', () => {
    const both = Array.from({ length: 100 }, (_, n) => `9199999000${String(n).padStart(2, '0')}`).filter(
      (digits) => readIdentifier(digits, 'aadhaar', 'abdm') !== undefined,
    );
    assert.ok(both.length > 0);
    for (const digits of both) assert.deepEqual(possibleKinds(digits), ['aadhaar', 'mobile'], digits);
  });

  it('goes over the wire as the contract has it', () => {
    assert.deepEqual(readIdentifier('+91 99999 00001', 'mobile', 'abdm'), {
      kind: 'mobile',
      value: '9999900001',
    });
    assert.deepEqual(readIdentifier('91 1234 5678 9015', 'abha-number', 'abdm')?.value, '91-1234-5678-9015');
    assert.equal(readIdentifier(aadhaar, 'aadhaar', 'abdm')?.value, aadhaar);
    assert.equal(readIdentifier('Nisha.Rao', 'abha-address', 'sbx')?.value, 'Nisha.Rao@sbx');
    assert.equal(readIdentifier('nisha.rao@ABDM', 'abha-address', 'sbx')?.value, 'nisha.rao@abdm');
    assert.equal(readIdentifier('91-1234-5678-9015', 'abha-address', 'abdm')?.value, '91123456789015@abdm');
  });

  it('is nothing where it breaks the rule of its kind', () => {
    assert.equal(readIdentifier('0123456789', 'mobile', 'abdm'), undefined);
    assert.equal(readIdentifier('100000000017', 'aadhaar', 'abdm'), undefined);
    assert.equal(readIdentifier('9112345678901', 'abha-number', 'abdm'), undefined);
    assert.equal(readIdentifier('nisha@example.com', 'abha-address', 'abdm'), undefined);
    assert.equal(readIdentifier('call 9999900001', 'mobile', 'abdm'), undefined);
  });

  it('P1 6.1: names who can send an OTP for each, ABDM first where it can', () => {
    for (const kind of identifierKinds) assert.ok(otpSystemsOf[kind].length > 0, kind);
    assert.deepEqual(otpSystemsOf.aadhaar, ['aadhaar']);
    assert.deepEqual(otpSystemsOf.mobile, ['abdm']);
  });
});

describe('agreements and limits', () => {
  it('CRT_ABHA_102 and P1 1.9: texts of the kit have a version, those of the portal none', () => {
    assert.deepEqual(noticeIds.toSorted(), [
      'aadhaar-consent',
      'data-processing',
      'profile-share',
      'terms',
      'user-information',
    ]);
    assert.equal(notices['aadhaar-consent'].version, '1.4');
    assert.equal(notices['user-information'].version, 'app-2023');
    assert.equal(notices['profile-share'].version, 'P2-5.1.1');
    assert.equal(notices.terms.version, undefined);
    assert.equal(notices['data-processing'].version, undefined);
  });

  it('AS-1309: a mobile number serves six', () => {
    assert.equal(mostPerMobile, 6);
  });
});
