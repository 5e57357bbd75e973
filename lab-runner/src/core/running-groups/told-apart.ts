// Which programs in the consoles are the members of a group, where that can be told, and how a program is called. Pure.
import path from 'node:path';
import type { ProgramView } from '../../../protocol/index.ts';
import type { ConsoleProgram } from '../console/console-hub.ts';

/**
 * The processes that were started with this group's name, when there are as many as the group has members. None when there
 * are not: a group may also be named in a file or in a program.
 */
export function membersAmong<P extends Pick<ConsoleProgram, 'pid' | 'parent' | 'args'>>(
  programs: readonly P[],
  group: string,
  members: number,
): readonly P[] {
  const named = programs.filter(({ args }) => !args.includes(askingTool) && names(args, group));
  // `timeout 60 kafka-console-consumer …`: who started it has its words too, and is no member.
  const own = named.filter(({ pid }) => !named.some(({ parent }) => parent === pid));
  return own.length === members ? own : [];
}

/** It says a group's name too, and is no member. */
const askingTool = 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand';
const options = ['--group', '--consumer'];

function names(args: readonly string[], group: string): boolean {
  return args.some(
    (arg, at) =>
      (arg === group && options.includes(args[at - 1] ?? '')) ||
      [...options, 'group.id'].some((option) => arg === `${option}=${group}`),
  );
}

/** What runs, one line for each thing somebody started: not what that has started in its turn, nor a copy of the shell. */
export function programViews(programs: readonly ConsoleProgram[]): ProgramView[] {
  const shown = programs.filter(({ args }) => args.length > 0 && !isShellItself(args));
  const heads = shown.filter(({ parent }) => !shown.some(({ pid }) => pid === parent));
  return heads.map(({ console, args, since }) => ({ console: console.title, command: asTyped(args), since }));
}

/** A job such as `(…) &` is a copy of the console's own shell. */
function isShellItself(args: readonly string[]): boolean {
  return path.basename(args[0] ?? '') === 'bash' && args.includes('--rcfile') && args.at(-1) === '-i';
}

const longest = 160;

/** `java … org.apache.kafka.tools.consumer.ConsoleConsumer --topic a` was typed as `kafka-console-consumer --topic a`. */
export function asTyped(args: readonly string[]): string {
  const [first = '', ...rest] = args;
  const program = path.basename(first);
  const words = (() => {
    if (program === 'java') return ofJava(rest) ?? [program, ...rest];
    const script = rest.findIndex((word) => /^\/.*\.mjs$/.test(word));
    const client = path.basename(rest[script] ?? '', '.mjs');
    if (program === 'node' && clients.includes(client)) return [client, ...rest.slice(script + 1)];
    if (['sh', 'bash', 'dash'].includes(program) && rest[0]?.startsWith('/')) {
      return [path.basename(rest[0]), ...rest.slice(1)];
    }
    return [program, ...rest];
  })();
  const line = words.join(' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Ours, which the console starts through Node. */
const clients = ['producer', 'consumer'];

function ofJava(rest: readonly string[]): readonly string[] | undefined {
  const at = rest.findIndex((word, index) => index > 0 && rest[index - 2] === '-cp');
  const main = rest[at]?.split('.').at(-1) ?? '';
  if (!/^Console(Consumer|Producer)$|^Verifiable(Consumer|Producer)$/.test(main)) {
    return main === '' ? undefined : [main, ...rest.slice(at + 1)];
  }
  const name = main.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return [`kafka-${name}`, ...rest.slice(at + 1)];
}
