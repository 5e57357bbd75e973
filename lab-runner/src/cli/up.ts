// `yard up`: starts the lab, stays with it, and stops it politely when asked to.
import type { Runner } from '../main.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { openDurations } from './durations.ts';
import { asRailyardError } from './failure.ts';
import { requireHost } from './reach.ts';
import { tellParent } from './report-to-parent.ts';
import { createStages } from './stages.ts';
import { startLab } from './start.ts';
import { onStopSignal } from './stop-signals.ts';

export interface UpOptions {
  readonly detach?: boolean;
  readonly report?: boolean;
}

/** 128 + SIGINT, as shells count it. */
const interrupted = 130;

export async function up(
  context: CommandContext,
  _words: readonly string[],
  { detach, report }: UpOptions,
): Promise<ExitStatus> {
  requireHost(context.config);
  if (detach) return (await import('./up-detached.ts')).upDetached(context);
  const { config, output } = context;
  const parent = report ? tellParent(output) : undefined;
  const durations = openDurations(config.cacheDir);
  const cancel = new AbortController();
  let stopAsked = () => {};
  const untilStop = new Promise<void>((resolve) => (stopAsked = resolve));
  const listening = onStopSignal(({ first, count }) => {
    if (count > 2) process.exit(interrupted);
    if (first) cancel.abort(new Error('The start was cancelled'));
    else output.say('It is stopping already; once more ends at once and leaves the nodes running.');
    stopAsked();
  });
  try {
    const stages = parent?.stages ?? createStages(output, durations);
    const runner = await startLab({ config, stages, signal: cancel.signal });
    surviveOwnMistakes(context);
    const page = `${runner.address}/#token=${runner.token}`;
    if (parent !== undefined) parent.ready(runner);
    else if (context.json) output.print(JSON.stringify({ address: runner.address, page, pid: process.pid }));
    else sayAddress(context, page);
    await untilStop;
    await stopped(runner, context);
    return exitStatus.good;
  } catch (error) {
    if (cancel.signal.aborted) {
      output.say('Stopped while starting; nothing is left running.');
      parent?.failed(asRailyardError(error));
      return interrupted;
    }
    parent?.failed(asRailyardError(error));
    throw error;
  } finally {
    listening.dispose();
  }

  async function stopped(runner: Runner, { output: out }: CommandContext): Promise<void> {
    const stage = createStages(out, durations).begin(
      'Stopping the nodes; data and progress are kept',
      'stop',
    );
    await runner.stop();
    stage.end();
  }
}

/** The last thing said once everything is up: tests and people wait for it. */
export function sayAddress({ output }: CommandContext, page: string): void {
  output.print('');
  output.print(output.paint.strong(`Open  ${page}`));
  output.say('Ctrl-C stops the lab and keeps your data.');
}

/** A learner's lab lives on when one of our own promises was forgotten: it is logged, not fatal. */
function surviveOwnMistakes({ config }: CommandContext): void {
  const log = import('../log.ts').then(({ createLog }) => createLog(config));
  const note = (error: unknown) => void log.then((open) => open.error({ err: error }, 'uncaught'));
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
}
