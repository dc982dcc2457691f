import { createPrivateKey, X509Certificate } from 'node:crypto';
import { definedOf } from './defined.js';
import type { EnvironmentReader } from './environment-reader.js';
import type { EgressOptions } from './node-egress.js';
import type { AbdmConnectOptions } from './upstreams/abdm-connect/index.js';

/** Where upstream is, and as whom it is called. */
export function connectionIn(read: EnvironmentReader): AbdmConnectOptions {
  return {
    baseUrl: read.url('ABDM_UPSTREAM_URL', read.needed('ABDM_UPSTREAM_URL')) ?? '',
    clientId: read.needed('ABDM_CLIENT_ID'),
    clientSecret: read.needed('ABDM_CLIENT_SECRET'),
    ...definedOf({
      authBaseUrl: read.url('ABDM_AUTH_URL'),
      recordsBaseUrl: read.url('ABDM_RECORDS_URL'),
      hipId: read.text('ABDM_HIP_ID'),
    }),
  };
}

/** How calls leave the network; `undefined` where they go out as they are. */
export function egressIn(read: EnvironmentReader): EgressOptions | undefined {
  const isCertificate = (pem: string): unknown => new X509Certificate(pem);
  const given = definedOf({
    ca: read.pem('ABDM_CA_FILE', 'PEM certificates', isCertificate),
    cert: read.pem('ABDM_CLIENT_CERT_FILE', 'PEM certificates', isCertificate),
    key: read.pem(
      'ABDM_CLIENT_KEY_FILE',
      'a PEM key without a password',
      (pem) => void createPrivateKey(pem),
    ),
    proxy: proxyIn(read),
    noProxy: read.text('NO_PROXY') ?? read.text('no_proxy'),
  });
  const { ca, cert, key, proxy } = given;
  if (read.text('ABDM_CLIENT_CERT_FILE') !== undefined && read.text('ABDM_CLIENT_KEY_FILE') === undefined)
    read.wrong('ABDM_CLIENT_KEY_FILE', 'it is needed beside ABDM_CLIENT_CERT_FILE');
  if (read.text('ABDM_CLIENT_KEY_FILE') !== undefined && read.text('ABDM_CLIENT_CERT_FILE') === undefined)
    read.wrong('ABDM_CLIENT_CERT_FILE', 'it is needed beside ABDM_CLIENT_KEY_FILE');
  if (
    cert !== undefined &&
    key !== undefined &&
    !new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))
  )
    read.wrong('ABDM_CLIENT_KEY_FILE', 'the key of ABDM_CLIENT_CERT_FILE is needed');
  return [ca, cert, key, proxy].some((each) => each !== undefined) ? given : undefined;
}

// Names that other programs use, too, and so may hold what was not meant for this one.
function proxyIn(read: EnvironmentReader): string | undefined {
  const [name = ''] = ['ABDM_EGRESS_PROXY', 'HTTPS_PROXY', 'https_proxy'].filter(
    (each) => read.text(each) !== undefined,
  );
  return name === '' ? undefined : read.urlOf(name, ['http:', 'https:']);
}
