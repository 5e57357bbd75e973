// The runner's structured log: one JSON line per event in <dataDir>/log/runner.log, never with a secret in it.
import { mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** A log larger than this is set aside when the runner starts. */
const keepBytes = 8 * 1024 * 1024;

/** Where the runner of this data folder writes its log. */
export function logFile(dataDir: string): string {
  return path.join(dataDir, 'log', 'runner.log');
}

/** Opens the log of a data folder. Lines are written at once, so that a kill loses none. */
export function createLog(config: Pick<Config, 'dataDir' | 'logLevel'>): Logger {
  const file = logFile(config.dataDir);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  setAside(file);
  return logTo(destination({ dest: file, sync: true, mode: 0o600 }), config.logLevel);
}

/** A log that writes its lines to any stream; secrets are taken out of every line. */
export function logTo(stream: { write(line: string): void }, level: Config['logLevel']): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      redact: { paths: secretPaths, censor: '[secret]' },
      hooks: { streamWrite: withoutSecrets },
    },
    stream,
  );
}

const secretNames = ['token', 'ticket', 'cookie', 'authorization', 'password', 'key', 'RAILYARD_CONSOLE_KEY'];
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Also secrets inside free text: named ones, and anything that has the shape of ours (256 bits in base64url). */
export function withoutSecrets(line: string): string {
  return line
    .replace(/\b(token|ticket|password|key)(=|%3D)[^\s"'&;,\\]+/gi, '$1$2[secret]')
    .replace(/\b(Bearer\s+)[^\s"'\\]+/gi, '$1[secret]')
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, '[secret]');
}

function setAside(file: string): void {
  try {
    if (statSync(file).size > keepBytes) renameSync(file, `${file}.1`);
  } catch {
    // No log yet.
  }
}
