// Scenes of the consoles' contract: what runs in a shell, told and signalled without the shell.
import { describe, expect, it } from 'vitest';
import type { ConsoleStage } from './consoles.ts';
import { eventually } from './fixture.ts';
import type { ReadShell } from './read-shell.ts';

export function runningScenes(stage: ConsoleStage): void {
  const mark = 40_000 + (process.pid % 10_000);
  const sleeps = async ({ shell }: ReadShell) =>
    (await shell.programs()).filter(
      ({ args }) => args.at(-2)?.endsWith('sleep') && args.at(-1) === String(mark),
    );

  describe('running', () => {
    it('is nothing in a shell at its prompt', async () => {
      expect(await (await stage.open()).shell.programs()).toEqual([]);
    });

    it('is told with words, beginning, parent and terminal, wherever it was put', async () => {
      const [read, other] = [await stage.open(), await stage.open()];
      const before = Date.now();
      await read.run(`sleep ${mark} & nohup sleep ${mark} >/dev/null 2>&1 & setsid sleep ${mark} &`);
      read.shell.write(Buffer.from(`sh -c "sleep ${mark}; exit 3"\r`));
      await eventually('all of them run', async () => (await sleeps(read)).length === 4);
      const found = await sleeps(read);
      // Linux tells hundredths of a second, ps of other systems whole ones.
      for (const { since } of found) expect(Math.abs(since - before)).toBeLessThan(30_000);
      expect(found.filter(({ foreground }) => foreground)).toHaveLength(1);
      const programs = await read.shell.programs();
      const child = found.find(({ foreground }) => foreground);
      expect(programs.find(({ pid }) => pid === child?.parent)?.args[0]).toMatch(/sh$/);
      expect(await sleeps(other)).toEqual([]);
    });

    it('hears a signal as Ctrl-C would be heard, also when it is stopped; the shell lives on, and so do others', async () => {
      const [read, other] = [await stage.open(), await stage.open()];
      await read.run('kept=$((40 + 2))');
      await other.run(`sleep ${mark} &`);
      await read.run(`sleep ${mark} & sleep 0.1; kill -STOP $!`);
      read.shell.write(Buffer.from(`sleep ${mark}\r`));
      await eventually('both sleep', async () => (await sleeps(read)).length === 2);
      const [stranger] = await sleeps(other);
      const pids = [...(await sleeps(read)).map(({ pid }) => pid), stranger?.pid ?? 0, process.pid, 1];
      await read.shell.signal(pids, 'SIGINT');
      await eventually('both are gone', async () => (await sleeps(read)).length === 0);
      await read.waitFor(/133;D;130[^]*133;B/);
      expect(await read.run('echo "still $kept"')).toContain('still 42\r\n');
      expect(await sleeps(other)).toHaveLength(1);
    });

    it('that hears nothing is killed, and the shell itself never is', async () => {
      const read = await stage.open();
      const pid = Number(/(\d+)\r\n/.exec(await read.run('echo $$'))?.[1]);
      await read.run(`bash -c 'trap "" INT TERM; sleep ${mark}; sleep ${mark}' &`);
      await eventually('it sleeps', async () => (await sleeps(read)).length === 1);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        await read.shell.signal([pid, ...(await read.shell.programs()).map((one) => one.pid)], signal);
      }
      expect(await read.shell.programs()).toHaveLength(2);
      await read.shell.signal([pid, ...(await read.shell.programs()).map((one) => one.pid)], 'SIGKILL');
      await eventually('all is gone', async () => (await read.shell.programs()).length === 0);
      expect(await read.run('echo still $((40 + 2))')).toContain('still 42\r\n');
    });
  });
}
