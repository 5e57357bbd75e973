// The commands of `yard`: names, options, help. Each command's work is loaded only when it is asked for.
import { Command, CommanderError, Option } from 'commander';
import { type Config, type ConfigOptions, driverChoices, loadConfig, logLevels } from '../config.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { asRailyardError, isHelp, reportFailure, usageError } from './failure.ts';
import { createOutput, outliveReaders, type OutputStreams } from './output.ts';
import { declareClassCommands } from './program-class.ts';
import { declareClusterCommands } from './program-cluster.ts';
import { declareHostCommands } from './program-host.ts';
import { declareLabCommands } from './program-labs.ts';

/** A command's work; each reads the options it has declared, which commander has parsed. */
export type Work = (context: CommandContext, words: readonly string[], options: never) => Promise<ExitStatus>;

/** Ties a declared command to its work, which is loaded when the command is really run. */
export type Run = (load: () => Promise<Work>) => (...commanderArguments: unknown[]) => Promise<void>;

/** Runs one command line and returns its exit status. Never throws, never ends the process. */
export async function runYard(words: readonly string[], streams: OutputStreams): Promise<number> {
  outliveReaders(streams);
  let status: number = exitStatus.good;
  let config: Config | undefined;
  let current = 'yard';
  let helped = '';

  const run: Run =
    (load) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      current = fullName(command);
      const options = command.optsWithGlobals<ConfigOptions & { json?: boolean }>();
      config = loadConfig(options);
      const context = { config, output: createOutput(streams, config.colour), json: options.json === true };
      const positional = command.processedArgs.flat().filter((word) => word !== undefined) as string[];
      const work = await load();
      status = await work(context, positional, options as never);
    };

  const program = declare(run, streams, (text) => (helped += text));
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (isHelp(error)) return exitStatus.good;
    // A group of commands without one of them: its help was meant.
    if (error instanceof CommanderError && error.code === 'commander.help') {
      streams.out.write(helped);
      return exitStatus.good;
    }
    const output = createOutput(streams, false);
    const unusable = error instanceof CommanderError;
    await reportFailure(
      unusable ? usageError(error, `${commandOf(program, words)} --help`) : error,
      output,
      config,
    );
    return statusOf(error, commandOf(program, words), unusable);
  }
  return status;

  function commandOf(top: Command, given: readonly string[]): string {
    if (current !== 'yard') return current;
    const names = top.commands.map((one) => one.name());
    const first = given.find((word) => names.includes(word));
    return first === undefined ? 'yard' : `yard ${first}`;
  }
}

function declare(run: Run, streams: OutputStreams, complain: (text: string) => void): Command {
  const program = new Command('yard')
    .description('Starts, stops and looks at the lab: six nodes, one page, checks that tell the truth.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.out.write(text),
      // Troubles are said once, by us.
      writeErr: complain,
    })
    .configureHelp({ showGlobalOptions: true })
    .helpCommand('help [command]', 'say what a command does')
    .helpOption('-h, --help', 'say what this command does')
    .addOption(new Option('--data-dir <folder>', 'where everything of this lab is kept (default: .railyard)'))
    .addOption(new Option('--port-base <number>', 'added to every port, for a second lab (default: 0)'))
    .addOption(new Option('--driver <name>', `${driverChoices.join(', ')} (default: auto)`))
    .addOption(new Option('--bind <address>', 'loopback address to listen on (default: 127.0.0.1)'))
    .addOption(new Option('--log-level <level>', `${logLevels.join(', ')} (default: info)`))
    .addHelpText('after', environmentHelp);
  declareHostCommands(program, run);
  declareClusterCommands(program, run);
  declareLabCommands(program, run);
  declareClassCommands(program, run);
  return program;
}

const environmentHelp = `
Each of the options above may also come from the environment: RAILYARD_DATA_DIR, RAILYARD_PORT_BASE,
RAILYARD_DRIVER, RAILYARD_BIND, RAILYARD_LOG_LEVEL. Options win. NO_COLOR=1 turns colours off.
`;

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

/** `check` tells a check that failed (1) from one that could not be made (2: command line, 3: the lab). */
function statusOf(error: unknown, command: string, unusable: boolean): number {
  if (command !== 'yard check') return exitStatus.failed;
  const usage = ['BAD_USAGE', 'BAD_OPTION', 'INVALID_FIELD', 'NO_SUCH_LAB'];
  return unusable || usage.includes(asRailyardError(error).code) ? exitStatus.usage : exitStatus.notNow;
}
