import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import { onlyDigits } from '../../../src/abdm/digits.js';
import { identifierKinds, possibleKinds } from '../../../src/abdm/login.js';
import { loginCalls } from '../../../src/elements/abha-login/login-calls.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { begun, smoothLogin } from '../../support/fixtures-login.js';
import { go, typeInto } from '../../support/hands.js';
import { run, submits } from './flow.js';

/** Texts as patients type them, and as nobody does: digits of all scripts, with anything between them. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[+]?[0-9 ()-]{0,20}$/),
  fc.stringMatching(/^[०-९ -]{0,16}$/),
  fc.stringMatching(/^[a-zA-Z0-9._]{0,20}(@(abdm|sbx|gmail\.com|)){0,2}$/),
  fc.constantFrom('134123412342', '९८७६५ ००००१', '+91 98765 00001', '91-1234-5678-9015', 'nisha.rao@ABDM'),
);
const kinds = fc.constantFrom(...identifierKinds, undefined);

describe('Any text in the identifier field of a sign-in', () => {
  it('leads to no exception and to no request that the contract refuses', () => {
    let sent = 0;
    fc.assert(
      fc.property(text, kinds, fc.constantFrom('abdm', 'sbx'), (typed, chosen, addressDomain) => {
        const kind = chosen ?? possibleKinds(typed)[0];
        const { state, effects } = run([submits(typed, kind)], { addressDomain });
        for (const effect of effects) {
          if (effect.type !== 'call') continue;
          sent++;
          assert.isTrue(loginCalls[effect.name].request.safeParse(effect.request).success, typed);
        }
        const isOnTheWay = effects.length > 0 || state.step === 'method';
        assert.strictEqual(isOnTheWay, state.problems.identifier === undefined, typed);
      }),
      { numRuns: 2000 },
    );
    assert.isAbove(sent, 80, 'the texts must be such as are sent, too');
  });

  it('is sent as what it is said to be, with the very digits that were typed', () => {
    fc.assert(
      fc.property(text, kinds, (typed, chosen) => {
        const kind = chosen ?? possibleKinds(typed)[0];
        const { effects } = run([submits(typed, kind)]);
        for (const effect of effects) {
          if (effect.type !== 'call' || effect.name !== 'sendLoginOtp') continue;
          const { identifier } = effect.request;
          assert.strictEqual(identifier.kind, kind, typed);
          const digits = onlyDigits(identifier.value);
          assert.isTrue(onlyDigits(typed).endsWith(digits), typed);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('shows words for what it is taken for or for what is wrong, and the page goes on', async () => {
    const { element, backend } = openPage('abha-login', { script: smoothLogin });
    await begun(element);
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        await typeInto(element, 'identifier', typed);
        const kind = possibleKinds(typed)[0];
        assert.strictEqual(textOf(element, 'taken-for') !== '', kind !== undefined, typed);
        const before = backend.calls.length;
        await go(element, 'submit');
        const problem = findPart(element, 'problem-identifier');
        assert.strictEqual(
          backend.calls.length === before && !findPart(element, 'methods'),
          problem !== undefined,
        );
        if (!problem) await go(element, 'back');
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(backend.refused, []);
    assert.isDefined(findPart(element, 'input-identifier'));
    closeAll();
  }).timeout(30_000);
});
