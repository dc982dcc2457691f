import { signupScenes, type SignupSceneName } from '../../support/fixtures-signup.js';
import { assertAccessible } from '../axe.js';
import { closePages, scenePage } from './page.js';

describe('axe finds nothing in <abha-signup>, light and dark', () => {
  afterEach(closePages);

  for (const name of Object.keys(signupScenes) as SignupSceneName[]) {
    it(`in the state ${name}`, async () => {
      const { element } = await scenePage(name);
      await assertAccessible(element, name);
    });
  }
});
