// The contract of consoles, held on every driver: what a shell shows, takes, and leaves behind. Needs no cluster.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Shell, Workbench } from '../../ports/workbench.ts';
import type { Topology } from '../../topology.ts';
import { floodScenes } from './console-flood.ts';
import { homeScenes } from './console-home.ts';
import { programScenes } from './console-programs.ts';
import { runningScenes } from './console-running.ts';
import { eventually } from './fixture.ts';
import { promptEnd, readShell, type ReadShell } from './read-shell.ts';

export interface ConsoleFixture {
  readonly topology: Pick<Topology, 'clientPorts'>;
  readonly workbench: Workbench;
  /** Command lines of what runs where the shells run; a zombie runs no more. */
  processes(): Promise<readonly string[]>;
  /** Deletes what the test made. */
  remove(): Promise<void>;
}

export interface ConsoleStage {
  readonly fixture: ConsoleFixture;
  /** Opens a shell that is at its first prompt; closed at the end of the scene. */
  open(env?: Record<string, string>): Promise<ReadShell>;
}

/** Runs every scene on one workbench, then `own` scenes of the driver. */
export function describeConsoleContract(
  name: string,
  makeFixture: () => Promise<ConsoleFixture>,
  own: (stage: ConsoleStage) => void = () => undefined,
): void {
  describe(`console contract: ${name}`, () => {
    let fixture: ConsoleFixture | undefined;
    let shells: Shell[] = [];
    const stage: ConsoleStage = {
      get fixture() {
        if (fixture === undefined) throw new Error('The workbench is not there yet.');
        return fixture;
      },
      async open(env = {}) {
        const shell = await stage.fixture.workbench.open({ columns: 100, rows: 30, env });
        shells.push(shell);
        const read = readShell(shell);
        await read.waitFor(promptEnd);
        return read;
      },
    };
    beforeAll(async () => {
      fixture = await makeFixture();
    });
    afterEach(async () => {
      await Promise.all(shells.map((shell) => shell.close()));
      shells = [];
    });
    afterAll(() => fixture?.remove());
    seeingScenes(stage);
    floodScenes(stage);
    leavingScenes(stage);
    homeScenes(stage);
    programScenes(stage);
    runningScenes(stage);
    own(stage);
  });
}

function seeingScenes(stage: ConsoleStage): void {
  describe('seeing', () => {
    it('echoes what is typed and shows what it does', async () => {
      const read = await stage.open();
      expect(await read.run('echo one$((1 + 1))three')).toMatch(
        /^echo one\$\(\(1 \+ 1\)\)three[^]*one2three/,
      );
    });

    it('has the size it was opened with, then the last one asked for', async () => {
      const read = await stage.open();
      expect(await read.run('stty size')).toContain('30 100\r\n');
      for (const columns of [2, 80, 500, 121]) read.shell.resize({ columns, rows: 44 });
      await eventually('the new size is seen', async () =>
        (await read.run('stty size')).includes('44 121\r\n'),
      );
      expect(await read.run('echo $COLUMNS')).toContain('121\r\n');
    });

    it('takes and shows characters of any width', async () => {
      const read = await stage.open();
      const wide = 'grüße 日本語 👩‍🚀';
      expect(await read.run(`printf '<%s>\\n' '${wide}'`)).toContain(`<${wide}>`);
      expect(await read.run('x=日本; echo ${#x}')).toContain('2\r\n');
    });

    it('interrupts with Ctrl-C, and the prompt is back', async () => {
      const read = await stage.open();
      const sleep = `sleep ${30_000 + (process.pid % 10_000)}`;
      read.shell.write(Buffer.from(`${sleep}\r`));
      await eventually('it sleeps', async () => (await stage.fixture.processes()).includes(sleep));
      read.shell.write(Buffer.from('\x03'));
      await read.waitFor(/133;D;130\x07[^]*133;B/);
      expect(await stage.fixture.processes()).not.toContain(sleep);
    });

    it('tells how the shell ended', async () => {
      const read = await stage.open();
      const exit = new Promise((resolve) => read.shell.onExit(resolve));
      read.shell.write(Buffer.from('exit 7\r'));
      expect(await exit).toEqual({ status: 7, signal: null });
      // What comes too late is lost without a word.
      read.shell.write(Buffer.from('echo\r'));
      read.shell.resize({ columns: 80, rows: 24 });
      read.shell.pause();
      read.shell.resume();
    });

    it('knows the lab, and nothing of the runner', async () => {
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'leaked');
      const read = await stage.open({ RAILYARD_URL: 'http://127.0.0.1:1', LD_PRELOAD: 'evil', PATH: 'evil' });
      const printed = await read.run('echo; env');
      vi.unstubAllEnvs();
      const names = [...printed.matchAll(/^([A-Za-z_]+)=/gm)].map(([, name]) => name);
      const known = [
        ...['HOME', 'LANG', 'LESS', 'LOGNAME', 'PATH', 'PWD', 'SHLVL', 'TERM', 'TMPDIR', 'USER', '_'],
        ...['RAILYARD_BROKERS', 'RAILYARD_NAMES', 'RAILYARD_SHELL', 'RAILYARD_URL', 'RAILYARD_WORKBENCH'],
        ...['RAILYARD_ZOOKEEPERS', 'DISKS'],
      ];
      // A container has a name of its own.
      expect(names.filter((name) => name !== 'HOSTNAME').sort()).toEqual(known.sort());
      const { kafka1, kafka2, kafka3 } = stage.fixture.topology.clientPorts;
      expect(printed).toContain(`RAILYARD_BROKERS=kafka1:${kafka1},kafka2:${kafka2},kafka3:${kafka3}\r\n`);
      expect(printed).not.toMatch(/leaked|evil/);
    });

    it('shows the lesson and completes names as soon as they are told', async () => {
      const read = await stage.open();
      await stage.fixture.workbench.showLesson('L7');
      await stage.fixture.workbench.writeNames({ topics: ['orders-7k2', '$(exit)'], groups: [] });
      expect(await read.run('cd /')).toContain('L7 / $ ');
      expect(await read.run('cat "$RAILYARD_NAMES/topics"')).toMatch(/133;C\x07orders-7k2\r\n\x1b]133;D;0/);
    });
  });
}

function leavingScenes(stage: ConsoleStage): void {
  describe('leaving', () => {
    it('shares no terminal and no open file with another shell', async () => {
      const [one, other] = [await stage.open(), await stage.open()];
      const terminal = async (read: ReadShell) => /(\/dev\/\S+)\r\n/.exec(await read.run('tty'))?.[1];
      const own = await terminal(other);
      expect(own).not.toBe(await terminal(one));
      if (process.platform !== 'linux') return;
      const files = await other.run('for fd in /proc/$$/fd/*; do readlink "$fd"; done; echo END');
      const lines = files.slice(files.indexOf('133;C\x07') + 6, files.lastIndexOf('END\r\n')).split('\r\n');
      expect(new Set(lines.filter((line) => line !== ''))).toEqual(new Set([own]));
    });

    it('takes everything along: jobs, nohup, setsid, the stubborn and the stopped', async () => {
      const read = await stage.open();
      const sleep = `sleep ${10_000 + (process.pid % 10_000)}`;
      const jobs = [
        `${sleep} &`,
        `nohup ${sleep} >/dev/null 2>&1 &`,
        `setsid ${sleep} &`,
        `env -i /bin/${sleep} &`,
        `bash -c 'trap "" TERM HUP INT; ${sleep}; ${sleep}' &`,
        `sh -c "(${sleep} &)"`,
        `${sleep} & sleep 0.1; kill -STOP $!`,
      ];
      const sleeping = async () =>
        (await stage.fixture.processes()).filter((line) => line === sleep || line === `/bin/${sleep}`).length;
      for (const job of jobs) await read.run(job);
      await eventually('all jobs run', async () => (await sleeping()) === jobs.length);
      const began = Date.now();
      await read.shell.close();
      expect(await sleeping()).toBe(0);
      expect(Date.now() - began).toBeLessThan(8_000);
    });

    it('sweeps up behind a shell that left by itself, and lets the others be', async () => {
      const [leaving, staying] = [await stage.open(), await stage.open()];
      const mark = 20_000 + (process.pid % 10_000);
      await staying.run(`sleep ${mark + 1} &`);
      await leaving.run(`nohup sleep ${mark} >/dev/null 2>&1 &`);
      // bash speaks of running jobs once.
      leaving.shell.write(Buffer.from('exit\rexit\r'));
      await eventually(
        'the job is gone',
        async () => !(await stage.fixture.processes()).includes(`sleep ${mark}`),
      );
      expect(await stage.fixture.processes()).toContain(`sleep ${mark + 1}`);
      expect(await staying.run('echo still $((40 + 2))')).toContain('still 42');
    });
  });
}
