import { assert } from '@open-wc/testing';
import { ownPolicy, ownScriptUrl } from '../../src/ui/trusted-types.js';

/** What the policy makes of a script's address; in a browser without Trusted Types there is none. */
const passed = (url: string, otherwise: string): string => {
  const policy = ownPolicy();
  return policy ? (policy.createScriptURL(url) as string) : otherwise;
};

describe("the kit's own policy of Trusted Types", () => {
  it("lets the kit's own workers through, and no other script", () => {
    const url = new URL('/own-worker.js', location.href).href;
    assert.equal(passed(url, 'about:blank'), 'about:blank');
    assert.equal(ownScriptUrl(url), url);
    assert.equal(passed(url, url), url);
    for (const other of ['https://elsewhere.example/x.js', `${url}?x`, 'data:text/javascript,1', ''])
      assert.equal(passed(other, 'about:blank'), 'about:blank');
  });

  it('is made once', () => {
    assert.equal(ownPolicy(), ownPolicy());
  });
});
