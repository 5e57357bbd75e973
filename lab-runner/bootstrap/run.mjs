// Runs one program to its end: its lines heard as they come, signals passed on. Knows no program in particular.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Readonly<Record<string, string | undefined>>} [env] added to our own environment
 * @property {(line: string) => void} [onLine] hears both streams; without it the program has the terminal
 */

/**
 * Resolves with the exit status (128 + n after signal n; 127 when there is no such program). Rejects never.
 * A Ctrl-C reaches the program by itself, since it shares our terminal; TERM and HUP come to us alone and are passed on.
 * @param {readonly string[]} command
 * @param {RunOptions} [options]
 * @returns {Promise<{ status: number, interrupted: boolean }>}
 */
export function run(command, { cwd, env = {}, onLine } = {}) {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    let interrupted = false;
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: onLine === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    /** @param {NodeJS.Signals} signal */
    const onSignal = (signal) => {
      interrupted = true;
      // On a terminal the whole foreground group has had the INT already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, onSignal);
    if (onLine !== undefined) {
      for (const stream of [child.stdout, child.stderr]) {
        if (stream) createInterface({ input: stream }).on('line', onLine);
      }
    }
    /** @param {number} status */
    const finish = (status) => {
      for (const signal of passedOn) process.off(signal, onSignal);
      resolve({ status, interrupted });
    };
    child.on('error', (error) => {
      onLine?.(error.message);
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? 128 + (signalNumbers[signal ?? ''] ?? 0)));
  });
}

/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** @type {Readonly<Record<string, number>>} */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
