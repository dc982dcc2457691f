import { assert } from '@open-wc/testing';
import { MessagesController } from '../../src/controllers/messages-controller.js';
import type { MessageSet } from '../../src/locales/message-set.js';
import { until } from '../support/until.js';
import { hostWith, type TestHost } from './host.js';

interface Words {
  readonly hello: string;
}

const loads: ((words: Words) => void)[] = [];
const slow: MessageSet<Words> = {
  en: { hello: 'Hello' },
  others: {
    hi: () => new Promise((resolve) => loads.push(resolve)),
    ta: () => Promise.reject(new TypeError('Failed to fetch')),
  },
};

function greeter(lang: string): { host: TestHost; controller: MessagesController<{ words: typeof slow }> } {
  const made = hostWith((host) => new MessagesController(host, { words: slow }));
  made.host.lang = lang;
  made.host.content = () => made.controller.messages?.words.hello;
  return made;
}

const shown = (host: TestHost): string => host.shadowRoot?.textContent ?? '';

describe('The messages of an element', () => {
  beforeEach(() => {
    loads.length = 0;
  });

  it('are none until their language has come, so that no other flashes up', async () => {
    const page = document.createElement('div');
    page.lang = 'hi';
    document.body.append(page);
    const { host, controller } = hostWith((element) => new MessagesController(element, { words: slow }));
    host.content = () => controller.messages?.words.hello;
    page.append(host);
    await host.updateComplete;
    assert.strictEqual(shown(host), '');
    for (const load of loads) load({ hello: 'नमस्ते' });
    await until(() => shown(host) === 'नमस्ते');
    assert.strictEqual(controller.language, 'hi');
    page.remove();
  });

  it('of the language asked for last win, whichever comes last', async () => {
    const { host, controller } = greeter('en');
    await until(() => shown(host) === 'Hello');
    host.lang = 'hi';
    await until(() => loads.length === 1);
    host.lang = 'en-IN';
    await until(() => controller.locale === 'en-IN');
    loads[0]?.({ hello: 'नमस्ते' });
    await new Promise((resolve) => setTimeout(resolve));
    assert.strictEqual(shown(host), 'Hello');
    host.remove();
  });

  it('are English where another language cannot be loaded', async () => {
    const { host } = greeter('ta');
    await until(() => shown(host) === 'Hello');
    host.remove();
  });

  for (const turn of ['is asked for twice', 'meets a change of language'])
    it(`of later screens are there once they are loaded, also when that ${turn}`, async () => {
      const later = { more: slow };
      const { host, controller } = hostWith(
        (element) => new MessagesController(element, { words: slow }, () => Promise.resolve(later)),
      );
      host.lang = 'hi';
      await until(() => loads.length === 1);
      loads[0]?.({ hello: 'नमस्ते' });
      await until(() => controller.messages !== undefined);
      const there: boolean[] = [];
      const asked = [controller.loadLater()];
      if (turn === 'is asked for twice') asked.push(controller.loadLater());
      await until(() => loads.length >= 3);
      if (turn === 'is asked for twice') asked.push(controller.loadLater());
      else host.lang = 'hi-IN';
      const seen = asked.map(async (loading) => {
        await loading;
        there.push(controller.messages?.more !== undefined);
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      for (let load = loads.shift(); load; load = loads.shift()) {
        load({ hello: 'नमस्ते' });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await Promise.all(seen);
      assert.deepEqual(
        there,
        asked.map(() => true),
      );
      host.remove();
    });

  it('are not watched any longer once the element is gone', async () => {
    const { host, controller } = greeter('en');
    await until(() => controller.messages !== undefined);
    host.remove();
    host.lang = 'hi';
    await new Promise((resolve) => setTimeout(resolve));
    assert.strictEqual(loads.length, 0);
  });
});
