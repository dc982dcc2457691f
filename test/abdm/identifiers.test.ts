import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../support/fast-check.js';
import { aadhaarProblem, formatAadhaar, isAadhaarNumber, maskAadhaar } from '../../src/abdm/aadhaar.js';
import {
  addressName,
  isAbhaAddress,
  maskAbhaAddress,
  newAddressProblem,
  startsWithDigit,
} from '../../src/abdm/abha-address.js';
import {
  abhaNumberProblem,
  formatAbhaNumber,
  hasUnusualCheckDigit,
  isAbhaNumber,
  maskAbhaNumber,
} from '../../src/abdm/abha-number.js';
import { groupDigits, onlyDigits, toAsciiDigits } from '../../src/abdm/digits.js';
import {
  formatMobile,
  isMobileNumber,
  isUnusualMobile,
  maskMobile,
  maskMobileOnCard,
  mobileDigits,
  mobileProblem,
} from '../../src/abdm/mobile.js';
import { isOtp, otpProblem } from '../../src/abdm/otp.js';
import { isPincode } from '../../src/abdm/pincode.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[0-9 -]{0,30}$/),
);

describe('digits', () => {
  it('reads digits of Indian scripts as their ASCII digits', () => {
    assert.equal(toAsciiDigits('०१२३४५६७८९'), '0123456789');
    assert.equal(toAsciiDigits('১২ ௩௪ ൫൬ ૭૮ ౯ ೦ ੧ ୨'), '12 34 56 78 9 0 1 2');
    assert.equal(onlyDigits('１２３-४५६ abc'), '123456');
  });

  it('groups digits and leaves what is over in a last group', () => {
    assert.equal(groupDigits('12345', [4, 4]), '1234 5');
    assert.equal(groupDigits('1234567890', [4, 4]), '1234 5678 90');
    assert.equal(groupDigits('', [4]), '');
  });

  it('loses no digit whatever the groups', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{0,40}$/),
        fc.array(fc.integer({ min: 1, max: 6 })),
        (digits, sizes) => {
          assert.equal(onlyDigits(groupDigits(digits, sizes)), digits);
        },
      ),
    );
  });
});

describe('Aadhaar number (CRT_ABHA_104)', () => {
  it('accepts twelve digits with the right check digit, however they are written', () => {
    for (const text of ['134123412342', '1341 2341 2342', '1341-2341-2342', '१३४१ २३४१ २३४२']) {
      assert.equal(aadhaarProblem(text), undefined, text);
    }
  });

  it('says what is wrong', () => {
    assert.equal(aadhaarProblem('  '), 'empty');
    assert.equal(aadhaarProblem('1341 2341 234'), 'too-short');
    assert.equal(aadhaarProblem('1341 2341 2342 1'), 'too-long');
    assert.equal(aadhaarProblem('134123412341'), 'check-digit');
  });

  it('notices every single mistyped digit and every swap of two neighbours', () => {
    const right = '134123412342';
    for (let place = 0; place < right.length; place++) {
      for (const digit of '0123456789') {
        const wrong = right.slice(0, place) + digit + right.slice(place + 1);
        assert.equal(isAadhaarNumber(wrong), wrong === right);
      }
      const swapped =
        right.slice(0, place) +
        right
          .slice(place, place + 2)
          .split('')
          .reverse()
          .join('') +
        right.slice(place + 2);
      assert.equal(isAadhaarNumber(swapped), swapped === right);
    }
  });

  it('shows only the last four digits, and none of an incomplete number', () => {
    assert.equal(maskAadhaar('134123412342'), 'XXXX XXXX 2342');
    assert.equal(maskAadhaar('134123'), 'XXXX XX');
    assert.equal(formatAadhaar('134123412342'), '1341 2341 2342');
  });
});

describe('mobile number', () => {
  it('drops country code and trunk prefix', () => {
    for (const text of ['+91 99999 00001', '0 99999 00001', '91-9999900001', '99999 00001']) {
      assert.equal(mobileDigits(text), '9999900001', text);
      assert.equal(mobileProblem(text), undefined, text);
    }
    assert.equal(mobileDigits('9199999000'), '9199999000', 'ten digits that begin with 91 are a number');
  });

  it('says what is wrong (VRFY_ABHA_301)', () => {
    assert.equal(mobileProblem('x'), 'empty');
    assert.equal(mobileProblem('99999'), 'too-short');
    assert.equal(mobileProblem('999990000112'), 'too-long');
    assert.equal(mobileProblem('0999990000'), 'first-digit');
  });

  it('only remarks on numbers that do not begin like an Indian mobile', () => {
    assert.equal(mobileProblem('1999900001'), undefined);
    assert.equal(isUnusualMobile('1999900001'), true);
    assert.equal(isUnusualMobile('9999900001'), false);
  });

  it('is grouped and masked for reading', () => {
    assert.equal(formatMobile('9999900001'), '99999 00001');
    assert.equal(maskMobile('9999902425'), '******2425');
  });

  it('P2 7: is masked by crosses on a card, also what came masked already', () => {
    for (const mobile of ['9999902278', '******2278']) assert.equal(maskMobileOnCard(mobile), 'XXXXXX2278');
  });
});

describe('OTP and PIN code', () => {
  it('an OTP has six digits (CRT_ABHA_105)', () => {
    assert.equal(otpProblem(''), 'empty');
    assert.equal(otpProblem('12345'), 'too-short');
    assert.equal(otpProblem('1234567'), 'too-long');
    assert.equal(otpProblem('123 456'), undefined);
    assert.equal(isOtp('123456'), true);
    assert.equal(isOtp('12345६'), false);
  });

  it('a PIN code has six digits and does not begin with zero', () => {
    assert.equal(isPincode('411001'), true);
    assert.equal(isPincode('011001'), false);
    assert.equal(isPincode('41100'), false);
  });
});

describe('ABHA number', () => {
  it('has 14 digits and is written with dashes', () => {
    assert.equal(formatAbhaNumber('91123456789015'), '91-1234-5678-9015');
    assert.equal(isAbhaNumber('91-1234-5678-9015'), true);
    assert.equal(isAbhaNumber('91123456789015'), false);
    assert.equal(abhaNumberProblem('9112345678901'), 'too-short');
    assert.equal(abhaNumberProblem('911234567890150'), 'too-long');
    assert.equal(abhaNumberProblem('-'), 'empty');
    assert.equal(abhaNumberProblem('91 1234 5678 9015'), undefined);
  });

  it('takes the check digit as a hint only: NHA prints numbers that fail it', () => {
    assert.equal(hasUnusualCheckDigit('91-1234-5678-9015'), false);
    assert.equal(hasUnusualCheckDigit('91-1234-5678-9012'), true);
    assert.equal(abhaNumberProblem('91-1234-5678-9012'), undefined);
  });

  it('is masked as on the card (P2 7)', () => {
    assert.equal(maskAbhaNumber('91-0098-2416-3421'), 'XX-XXXX-XXXX-3421');
  });
});

describe('ABHA address', () => {
  it('may be created by rule (CRT_ABHA_112)', () => {
    for (const name of [
      'nisharao',
      'nisha.rao',
      'nisha_rao92',
      'n.isha_r',
      '9nisharao',
      'abcdefghij12345678',
    ]) {
      assert.equal(newAddressProblem(name), undefined, name);
    }
  });

  it('is refused with a reason', () => {
    const cases: [string, string][] = [
      ['', 'empty'],
      ['nisha', 'too-short'],
      ['abcdefghij123456789', 'too-long'],
      ['nisha rao', 'characters'],
      ['निशाराव', 'characters'],
      ['.nisharao', 'ends'],
      ['nisharao_', 'ends'],
      ['ni.sha.rao', 'separators'],
      ['ni_sha_rao', 'separators'],
      ['9999900001', 'mobile-number'],
      ['91123456789015', 'abha-number'],
    ];
    for (const [name, problem] of cases) assert.equal(newAddressProblem(name), problem, name);
  });

  it('drops a typed ending and reads Indian digits', () => {
    assert.equal(addressName(' nisha.rao@abdm '), 'nisha.rao');
    assert.equal(addressName('nisha.rao@SBX'), 'nisha.rao');
    assert.equal(addressName('nisha.rao९२'), 'nisha.rao92');
    assert.equal(startsWithDigit('9nisha'), true);
  });

  it('accepts existing addresses that could not be created today', () => {
    for (const address of ['abc@abdm', '91123456789015@abdm', 'a.b_c.d@sbx', 'Nisha@abdm']) {
      assert.equal(isAbhaAddress(address), true, address);
    }
    for (const address of [
      'nisha',
      'nisha@abdm.in',
      '.nisha@abdm',
      'nisha@ndhm',
      'ni sha@abdm',
      `${'a'.repeat(120)}@abdm`,
    ]) {
      assert.equal(isAbhaAddress(address), false, address);
    }
  });

  it('is masked as on the card (P2 7)', () => {
    assert.equal(maskAbhaAddress('shyam@abdm'), 'XXXam@abdm');
  });
});

describe('any text at all', () => {
  it('never makes a rule throw, and what a rule lets through is what the wire takes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (aadhaarProblem(text) === undefined) assert.ok(isAadhaarNumber(onlyDigits(text)));
        if (mobileProblem(text) === undefined) assert.ok(isMobileNumber(mobileDigits(text)));
        if (otpProblem(text) === undefined) assert.ok(isOtp(onlyDigits(text)));
        if (abhaNumberProblem(text) === undefined) assert.ok(isAbhaNumber(formatAbhaNumber(text)));
        if (newAddressProblem(text) === undefined) assert.ok(isAbhaAddress(`${addressName(text)}@abdm`));
        maskAadhaar(onlyDigits(text));
        maskMobile(text);
        maskAbhaAddress(text);
        maskAbhaNumber(text);
      }),
      { numRuns: 2000 },
    );
  });
});
