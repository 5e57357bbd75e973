// What runs in a shell of the workbench, besides the shell: by a program that runs there as the learner.
import type Docker from 'dockerode';
import * as z from 'zod/mini';
import { RailyardError } from '../../../../protocol/index.ts';
import type { ProgramSignal, ShellProgram } from '../../../ports/workbench.ts';
import type { ShellSession } from '../../shell/session-programs.ts';
import { dockerError } from '../engine.ts';
import { execute } from '../exec.ts';
import { node, places } from './recipe.ts';

/** Milliseconds; a machine may be busy. */
const withinMs = 15_000;

const Programs = z.array(
  z.object({
    ...{ pid: z.number(), parent: z.number(), args: z.array(z.string()) },
    ...{ since: z.number(), foreground: z.boolean() },
  }),
);

export interface SessionPrograms {
  list(session: ShellSession): Promise<readonly ShellProgram[]>;
  signal(session: ShellSession, pids: readonly number[], signal: ProgramSignal): Promise<void>;
}

/** Throws DOCKER_FAILED and its like. */
export function sessionPrograms(container: Docker.Container): SessionPrograms {
  async function run({ pid, mark }: ShellSession, words: readonly string[]): Promise<string> {
    const command = [node, `${places.programs}/programs.mjs`, String(pid), mark, ...words];
    const asked = execute({ container, user: 'learner', command, timeoutMs: withinMs });
    const { status, stdout, stderr } = await asked.catch((error: unknown) => {
      throw dockerError(error);
    });
    if (status === 0) return stdout;
    const detail = `the programs of a console could not be listed: ${stderr.trim().slice(0, 200)}`;
    throw new RailyardError('INTERNAL', { detail });
  }
  return {
    list: async (session) => z.parse(Programs, JSON.parse(await run(session, []))),
    signal: async (session, pids, signal) => void (await run(session, [signal, ...pids.map(String)])),
  };
}
