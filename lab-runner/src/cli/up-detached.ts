// `yard up --detach`: starts the lab as a process of its own, shows its stages, and comes back when it is up.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import { asReceived } from './client.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { openDurations } from './durations.ts';
import { ChildMessage } from './report-to-parent.ts';
import { createStages, type Stage } from './stages.ts';
import { onStopSignal } from './stop-signals.ts';
import { requireWritable } from '../host/folder.ts';

type Ended = { readonly address: string; readonly token: string } | { readonly failure: RailyardError };

export async function upDetached({ config, output, json }: CommandContext): Promise<ExitStatus> {
  requireWritable(config.dataDir);
  const child = startChild(config);
  const listening = onStopSignal(({ signal }) => child.kill(signal === 'SIGINT' ? 'SIGTERM' : signal));
  try {
    const ended = await watchChild(child, config, createStages(output, openDurations(config.cacheDir)));
    if ('failure' in ended) throw ended.failure;
    child.unref();
    const page = `${ended.address}/#token=${ended.token}`;
    if (json) output.print(JSON.stringify({ address: ended.address, page, pid: child.pid }));
    else {
      output.print(`\n${output.paint.strong(`Open  ${page}`)}`);
      output.say('The lab goes on in the background; npm stop ends it and keeps your data.');
    }
    return exitStatus.good;
  } finally {
    listening.dispose();
  }
}

/** A session of its own, so that closing this terminal does not end it. */
function startChild(config: Config): ChildProcess {
  const logFolder = path.join(config.dataDir, 'log');
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  const words = openSync(path.join(logFolder, 'up.log'), 'w', 0o600);
  try {
    return spawn(
      process.execPath,
      [
        path.join(config.root, 'lab-runner/bin/yard.mjs'),
        'up',
        '--report',
        ...['--data-dir', config.dataDir, '--port-base', String(config.portBase)],
        ...['--driver', config.driver, '--bind', config.bind, '--log-level', config.logLevel],
      ],
      { cwd: config.root, detached: true, stdio: ['ignore', words, words, 'ipc'] },
    );
  } finally {
    closeSync(words);
  }
}

function watchChild(
  child: ChildProcess,
  config: Config,
  stages: { begin(title: string, key?: string): Stage },
): Promise<Ended> {
  let stage: Stage | undefined;
  return new Promise((resolve) => {
    child.on('message', (raw) => {
      const message = ChildMessage.parse(raw);
      switch (message.type) {
        case 'begin':
          stage = stages.begin(message.title, message.key);
          break;
        case 'report':
          stage?.report(message.report);
          break;
        case 'end':
          stage?.end(message.note);
          break;
        case 'stageFailed':
          stage?.fail();
          break;
        case 'ready':
          resolve(message);
          break;
        case 'failed':
          resolve({ failure: asReceived(message.error, 500) });
          break;
      }
    });
    const gone = (detail: string) =>
      resolve({
        failure: new RailyardError('START_ENDED', { detail, file: path.join(config.dataDir, 'log/up.log') }),
      });
    child.on('error', (error) => gone(error.message));
    child.on('exit', (status, signal) => gone(signal ?? `status ${status}`));
  });
}
