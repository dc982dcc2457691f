import { assert } from '@open-wc/testing';
import { AnnouncerController } from '../../src/controllers/announcer-controller.js';
import { hostWith } from './host.js';

const region = (host: Element): Element => host.shadowRoot!.querySelector('[role=status]')!;

describe('Announcements to screen readers', () => {
  it('stand in a live region that is there before anything is said', async () => {
    const { host, controller } = hostWith((element) => new AnnouncerController(element));
    host.content = () => controller.render();
    await host.updateComplete;
    const before = region(host);
    assert.strictEqual(before.textContent, '');
    controller.say('A new code is on its way.');
    await host.updateComplete;
    assert.strictEqual(region(host), before);
    assert.include(before.textContent, 'A new code is on its way.');
    host.remove();
  });

  it('said twice are a change twice, or nobody would hear the second', async () => {
    const { host, controller } = hostWith((element) => new AnnouncerController(element));
    host.content = () => controller.render();
    const heard: string[] = [];
    for (let time = 0; time < 3; time++) {
      controller.say('Copied');
      await host.updateComplete;
      heard.push(region(host).textContent);
    }
    assert.notStrictEqual(heard[0], heard[1]);
    assert.notStrictEqual(heard[1], heard[2]);
    host.remove();
  });

  it('are not said again by an element that was removed and added', async () => {
    const { host, controller } = hostWith((element) => new AnnouncerController(element));
    host.content = () => controller.render();
    controller.say('Asha Rani');
    await host.updateComplete;
    host.remove();
    document.body.append(host);
    host.requestUpdate();
    await host.updateComplete;
    assert.notInclude(region(host).textContent, 'Asha');
    host.remove();
  });
});
