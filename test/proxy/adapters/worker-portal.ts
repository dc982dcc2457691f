import { abdmConnect, type AbdmProxy, createAbdmProxy } from '../../../src/proxy/index.js';

interface Bindings {
  readonly UPSTREAM: string;
  readonly CLIENT_ID: string;
  readonly CLIENT_SECRET: string;
  readonly ORIGIN: string;
  readonly SECRET: string;
}

let proxy: AbdmProxy | undefined;

/** A worker that is nothing but the proxy. */
export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    proxy ??= createAbdmProxy({
      upstream: abdmConnect({
        baseUrl: env.UPSTREAM,
        clientId: env.CLIENT_ID,
        clientSecret: env.CLIENT_SECRET,
        // So that many must wait.
        patience: { atOnce: 4 },
      }),
      origins: [env.ORIGIN],
      secret: env.SECRET,
    });
    const address = request.headers.get('CF-Connecting-IP');
    return proxy.fetch(request, address === null ? {} : { address });
  },
};
