import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Where test/package installs the packed package: outside of the project, so that nothing of it is found by accident. */
export const consumersFolder = join(
  tmpdir(),
  `abdm-elements-consumers-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
);
