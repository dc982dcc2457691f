import { writeFileSync } from 'node:fs';
import packageJson from '../package.json' with { type: 'json' };
import { openApiDocument } from '../src/contract/openapi.js';

const folder = process.argv[2] ?? 'dist';

writeFileSync(`${folder}/openapi.json`, `${JSON.stringify(openApiDocument(packageJson.version), null, 2)}\n`);
