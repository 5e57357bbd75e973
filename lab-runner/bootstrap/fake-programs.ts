// Programs that only pretend: executable scripts in a folder of their own, for a PATH of the test's making.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of this test with these programs in it; the value is the body of a shell script. */
export function fakePrograms(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'railyard-programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, body] of Object.entries(programs)) addProgram(folder, name, body);
  return folder;
}

function addProgram(folder: string, name: string, body: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

/** What `java -version` of this version prints. */
export function fakeJava(version: string): string {
  return `echo 'openjdk version "${version}" 2024-01-16' >&2`;
}
