import { rootCertificates } from 'node:tls';
import { EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';
import { OptionsError } from './options.js';

/** How calls leave the network of a private cloud. */
export interface EgressOptions {
  /** PEM certificates of an authority of your own, beside those that Node knows. */
  readonly ca?: string;
  /** PEM certificate that proves to upstream who calls (mutual TLS), and its key. */
  readonly cert?: string;
  readonly key?: string;
  /** The egress proxy, such as `http://proxy.example:3128`, with user and password if there are any. */
  readonly proxy?: string;
  /** Hosts that are called without it, as in `NO_PROXY`; this machine always is. */
  readonly noProxy?: string;
}

const thisMachine = 'localhost,127.0.0.1,[::1]';

/**
 * Makes a `fetch` for `abdmConnect` with an authority, a certificate or an egress proxy of your own; Node only.
 *
 * @throws OptionsError for a certificate without its key, and for a proxy that is no URL
 */
export function egressFetch({ ca, cert, key, proxy = '', noProxy = '' }: EgressOptions): typeof fetch {
  const mistakes = [
    ...((cert === undefined) === (key === undefined) ? [] : ['cert, key: both or neither is needed']),
    ...(proxy === '' || URL.canParse(proxy)
      ? []
      : ['proxy: a URL such as http://proxy.example:3128 is needed']),
  ];
  if (mistakes.length > 0) throw new OptionsError('The egress of the ABDM proxy', mistakes);
  const trusted = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  const asWhom = cert === undefined || key === undefined ? {} : { cert, key };
  const toUpstream = { ...trusted, ...asWhom };
  const dispatcher = new EnvHttpProxyAgent({
    connect: toUpstream,
    requestTls: toUpstream,
    // The certificate is for upstream alone.
    proxyTls: trusted,
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: `${thisMachine},${noProxy}`,
  });
  // The dispatcher works with the fetch of its own package only, whatever Node has built in.
  const send = undiciFetch as unknown as (input: unknown, init: object) => Promise<Response>;
  return (input, init) => send(input, { ...init, dispatcher });
}
