import { assert } from '@open-wc/testing';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import { giveCode, newPin, openSettings, read, toPinChange } from '../../support/fixtures-consents.js';
import { focused, go, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { consentPage } from './page.js';

describe('The settings of <consent-inbox>', () => {
  afterEach(closeAll);

  it('are read only when somebody unfolds them', async () => {
    const { element, backend } = consentPage();
    await read(element);
    assert.isEmpty(backend.of('readAutoApproval'));
    await openSettings(element);
    assert.lengthOf(backend.of('readAutoApproval'), 1);
    assert.include(textOf(element, 'auto-approval'), 'Automatic approval is off');
  });

  it('P2 14 and P3 1.2.1, 1.2.2 and 1.2.3: auto-approval is turned after a question, once, and back', async () => {
    const { element, backend } = consentPage();
    await openSettings(element);
    await go(element, 'ask');
    assert.include(textOf(element, 'auto-approval'), 'Really turn automatic approval on?');
    await until(() => focused() === part(element, 'button-turn'), 'focus on the answer');
    await go(element, 'leave');
    assert.isEmpty(backend.of('setAutoApproval'));
    await go(element, 'ask');
    const turn = part(element, 'button-turn');
    for (let press = 0; press < 3; press++) turn.click();
    await until(() => textOf(element, 'auto-approval').includes('Changed. Automatic approval is on.'));
    await go(element, 'ask');
    await go(element, 'turn');
    assert.include(textOf(element, 'auto-approval'), 'Changed. Automatic approval is off');
    assert.deepEqual(
      backend.of('setAutoApproval').map(({ body }) => body['enabled']),
      [true, false],
    );
  });

  it('a change whose answer was lost is read back, not turned again', async () => {
    const { element, backend } = consentPage({ script: { setAutoApproval: refuse('upstream-timeout') } });
    await openSettings(element);
    await go(element, 'ask');
    await go(element, 'turn');
    assert.include(textOf(element, 'auto-approval'), 'It is not known whether automatic approval is on.');
    await go(element, 'retry');
    assert.lengthOf(backend.of('setAutoApproval'), 1);
    assert.lengthOf(backend.of('readAutoApproval'), 2);
    assert.include(textOf(element, 'auto-approval'), 'Automatic approval is off');
  });

  it('the PIN is changed with the present one', async () => {
    const { element, backend } = consentPage();
    await toPinChange(element);
    await typeInto(element, 'pin', '4071');
    await newPin(element);
    assert.deepEqual(backend.of('changeConsentPin')[0]!.body, { pin: '4071', newPin: '5182' });
    assert.include(textOf(element, 'review'), 'Your consent PIN is changed.');
    await go(element, 'cancel');
    assert.isUndefined(findPart(element, 'review'));
    await until(() => focused() === part(element, 'button-change-pin'), 'focus where it was');
    assert.isTrue(part<HTMLDetailsElement>(element, 'settings').open);
  });

  it('a forgotten PIN is replaced by way of an SMS', async () => {
    const { element, backend } = consentPage();
    await giveCode(element);
    await newPin(element);
    assert.deepEqual(backend.of('verifyPinOtp')[0]!.body, { transaction: 'tx.pin', otp: '123456' });
    assert.deepEqual(backend.of('resetConsentPin')[0]!.body, { transaction: 'tx.pin3', pin: '5182' });
    assert.include(textOf(element, 'review'), 'Your consent PIN is changed.');
  });
});
