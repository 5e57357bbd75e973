// Scenes of the consoles' contract: a learner's own programs, those that do not fit, crash, flood or never end.
import { describe, expect, it } from 'vitest';
import type { ConsoleStage } from './consoles.ts';
import { eventually } from './fixture.ts';
import { promptEnd } from './read-shell.ts';

/** Checking types loads a compiler, on a busy machine. */
const checkedWithinMs = 60_000;

const program = `import { Kafka } from 'kafkajs';
import { readFile } from 'node:fs/promises';
import { twice } from './twice.ts';
const kafka = new Kafka({ brokers: ['kafka1:9092'] });
const read = (await readFile('twice.ts', 'utf8')).length > 10;
console.log([typeof kafka.producer, twice(21), read, process.argv[2]].join(' '));
`;
const unfit = `import { Kafka } from 'kafkajs';
const producer = new Kafka({ brokers: ['kafka1:9092'] }).producer();
await producer.send({ topic: 'a', messages: [{ value: 42 }] });
`;
const crashing = `interface Order { items?: string[] }
const longest = (order: Order) => order.items!.length;
console.log('before');
console.log(longest({}));
`;
const endless = `process.on('SIGINT', () => { console.log('asked to end'); process.exit(7); });
setInterval(() => undefined, 1000);
console.log('runs');
`;
const flooding = `for (;;) { process.stdout.write('flood '.repeat(100)); await new Promise(setImmediate); }
`;

export function programScenes(stage: ConsoleStage): void {
  describe('programs', () => {
    it('run after their types were checked, with kafkajs, Node and their own files', async () => {
      const { workbench } = stage.fixture;
      const read = await stage.open();
      await workbench.writeFile('code/twice.ts', 'export const twice = (n: number) => 2 * n;\n', over);
      await workbench.writeFile('code/order.ts', program, over);
      for (const line of ['cd code && run order.ts "a b"', 'run order.ts "a b"; cd']) {
        expect(await read.run(line, checkedWithinMs), line).toContain('function 42 true a b\r\n');
      }
    });

    it('that do not fit are told by file and line, and not run', async () => {
      const read = await stage.open();
      await stage.fixture.workbench.writeFile('unfit.ts', unfit, over);
      const said = await read.run('run unfit.ts; echo "status $?"', checkedWithinMs);
      expect(said).toContain("unfit.ts:3:48  Type 'number' is not assignable");
      expect(said).toContain('    3 | await producer.send');
      expect(said).toContain('status 1\r\n');
      expect(await read.run('run absent.ts; echo "status $?"', checkedWithinMs)).toMatch(
        /There is no file absent\.ts here[^]*status 2/,
      );
    });

    it('are checked for the page too, without being run', async () => {
      const { workbench } = stage.fixture;
      await workbench.writeFile('unfit.ts', unfit, over);
      const found = JSON.parse(await workbench.checkProgram('unfit.ts')) as unknown[];
      expect(found).toEqual([expect.objectContaining({ file: 'unfit.ts', line: 3, column: 48, length: 5 })]);
      await workbench.writeFile('fit.ts', "console.log('never printed');\n", over);
      expect(await workbench.checkProgram('fit.ts')).toBe('[]');
      for (const name of ['absent.ts', 'client.properties', '../x.ts', '--unchecked']) {
        await expect(workbench.checkProgram(name), name).rejects.toMatchObject({ code: 'INVALID_FIELD' });
      }
    });

    it('that crash show their message and their own line first', async () => {
      const read = await stage.open();
      await stage.fixture.workbench.writeFile('crashing.ts', crashing, over);
      const said = await read.run('run crashing.ts; echo "status $?"', checkedWithinMs);
      expect(said).toMatch(
        /before\r\n\r\ncrashing\.ts:2:48 {2}TypeError: Cannot read[^]*called from crashing\.ts:4/,
      );
      expect(said).toContain('status 1\r\n');
    });

    it('that never end are ended by Ctrl-C, and may say goodbye', async () => {
      const read = await stage.open();
      await stage.fixture.workbench.writeFile('endless.ts', endless, over);
      read.shell.write(Buffer.from('run endless.ts; echo "status $?"\r'));
      await read.waitFor(/133;C\x07runs\r\n/, checkedWithinMs);
      read.shell.write(Buffer.from('\x03'));
      await read.waitFor(/asked to end\r\nstatus 7\r\n/);
    });

    it('that flood can be stopped, and go with their console', async () => {
      const read = await stage.open();
      await stage.fixture.workbench.writeFile('flooding.ts', flooding, over);
      read.shell.write(Buffer.from('run flooding.ts\r'));
      await read.waitFor(/flood flood/, checkedWithinMs);
      read.shell.write(Buffer.from('\x03'));
      await read.waitFor(new RegExp(`flood [^]*${promptEnd}$`));
      const runs = async () => (await stage.fixture.processes()).some((line) => line.includes('flooding.js'));
      read.shell.write(Buffer.from('run flooding.ts\r'));
      await eventually('it runs again', runs, checkedWithinMs);
      await read.shell.close();
      await eventually('it went with its console', async () => !(await runs()));
    });
  });
}

const over = { overwrite: true } as const;
