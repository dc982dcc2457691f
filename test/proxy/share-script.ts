import type { Caller, CounterDecision, ProfileToShare, Upstream } from '../../src/proxy/index.js';
import type { Asked } from './consent-script.js';

type Later<Value> = Value | Promise<Value>;

/** What a scripted counter answers: it takes a profile, and gives a token when it is asked. */
export interface ShareScript {
  share: (profile: ProfileToShare) => Later<CounterDecision | { state: 'waiting'; requestId: string }>;
  read: (requestId: string) => Later<CounterDecision | { state: 'waiting' }>;
}

export function shareScript(): ShareScript {
  let shares = 0;
  return {
    share: () => ({ state: 'waiting', requestId: `upstream-share-${++shares}` }),
    read: () => ({ state: 'issued', tokenNumber: '42' }),
  };
}

/** The part of the port that this script answers. */
export function scriptedShares(asked: Asked, script: () => ShareScript): Pick<Upstream, 'shares'> {
  return {
    shares: {
      share: asked('shares.share', (profile: ProfileToShare, _: Caller) => script().share(profile)),
      read: asked('shares.read', (requestId: string, _: Caller) => script().read(requestId)),
    },
  };
}
