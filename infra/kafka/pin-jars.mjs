// Writes jars.sha256 from a folder of jars: node infra/kafka/pin-jars.mjs <folder>
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Name the folder that holds the jars: node infra/kafka/pin-jars.mjs <folder>');
  process.exit(1);
}
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.jar'))
  .sort();
const lines = names.map((name) => {
  const checksum = createHash('sha256')
    .update(readFileSync(path.join(folder, name)))
    .digest('hex');
  return `${checksum}  ${name}\n`;
});
const head =
  '# Every jar the lab runs on, with its SHA-256. Made anew by: node infra/kafka/pin-jars.mjs <folder of jars>\n';
writeFileSync(new URL('jars.sha256', import.meta.url), head + lines.join(''));
console.log(`${names.length} jars pinned.`);
