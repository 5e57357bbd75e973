// npm run compose:write: renders the compose file and its configuration into infra.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../../config.ts';
import { composeFiles } from './compose.ts';

const infra = path.join(loadConfig({}, {}).root, 'infra');
rmSync(path.join(infra, 'compose'), { recursive: true, force: true });
const files = Object.entries(composeFiles(infra));
for (const [name, text] of files) {
  const file = path.join(infra, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`${files.length} files written into ${infra}.`);
