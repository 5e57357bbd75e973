// The prompt, its marks, the welcome and completion, in a real bash on a real pty.
import { appendFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShellBench, type ShellBench } from './shell-bench.ts';

let bench: ShellBench;
beforeEach(() => {
  bench = openShellBench();
});
afterEach(() => bench.close());

const A = '\x1b]133;A\x07';
const B = '\x1b]133;B\x07';
const C = '\x1b]133;C\x07';
const D = (status: number) => `\x1b]133;D;${status}\x07`;

describe('welcome and prompt', () => {
  it('says where things are in three lines, then the lesson', async () => {
    const { text } = await bench.open({ RAILYARD_LESSON: 'L3' });
    const [welcome = '', prompt = ''] = text().split(A);
    expect(welcome.replaceAll('\r', '').replaceAll('\x1b[?2004h', '').trimEnd().split('\n')).toEqual([
      'Brokers    kafka1:9092,kafka2:9093,kafka3:9094',
      'ZooKeeper  zookeeper1:2181,zookeeper2:2182,zookeeper3:2183',
      expect.stringContaining('yard help'),
    ]);
    expect(prompt).toContain(`L3 ~ $ ${B}`);
  });

  it('follows the lesson that is being read', async () => {
    const read = await bench.open({ RAILYARD_LESSON: 'L3' });
    await bench.workbench.showLesson('L4');
    expect(await read.run('cd /tmp')).toContain('L4 /tmp $ ');
  });

  it('has bracketed paste on, so that a pasted line waits for Enter', async () => {
    expect((await bench.open()).text()).toContain('\x1b[?2004h');
  });

  it('keeps the history in the home', async () => {
    const read = await bench.open();
    await read.run('echo remembered');
    expect(readFileSync(`${bench.home}/.bash_history`, 'utf8')).toContain('echo remembered');
  });
});

describe('marks', () => {
  it.each([
    ['true', 0],
    ['(exit 3)', 3],
    ['no-such-command', 127],
    ['for i in 1 2 3; do false; done', 1],
    ['printf without-newline', 0],
    ['( ', 130],
  ])('%s: one beginning, one end with its status', async (line, status) => {
    const read = await bench.open();
    if (line === '( ') {
      // An unfinished line is given up with Ctrl-C.
      read.shell.write(Buffer.from('(\r'));
      await read.waitFor('> ');
      // bash may swallow one that comes while it is still setting up the line; a person presses again.
      const press = () => read.shell.write(Buffer.from('\x03'));
      press();
      const again = setInterval(press, 1000);
      await read.waitFor(D(status)).finally(() => clearInterval(again));
      return;
    }
    const printed = await read.run(line);
    const order = [C, D(status), A, B].map((mark) => printed.indexOf(mark));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(-1);
    expect(printed.split(C)).toHaveLength(2);
    expect(printed.split('133;D')).toHaveLength(2);
  });

  it('ends a line that is no command at all, twice the same', async () => {
    const read = await bench.open();
    for (let time = 0; time < 2; time += 1) {
      const printed = await read.run('echo )');
      expect(printed).toContain('syntax error');
      expect(printed).toContain(C);
      expect(printed).toContain(D(2));
    }
  });

  it('says nothing for an empty line', async () => {
    const read = await bench.open();
    expect(await read.run('')).not.toContain('133;D');
  });
});

describe('completion', () => {
  /** What Tab makes of a line. */
  async function complete(line: string): Promise<string> {
    const read = await bench.open();
    const from = read.text().length;
    read.shell.write(Buffer.from(`${line}\t`));
    // The bell is off: a marker typed afterwards shows that readline is done.
    read.shell.write(Buffer.from('\x01\x0b'));
    read.shell.write(Buffer.from('echo done\r'));
    await read.waitFor(/done\r\n[^]*133;B/);
    return read.text().slice(from);
  }

  beforeEach(async () => {
    await bench.workbench.writeNames({
      topics: ['orders-7k2', '__consumer_offsets', 'returns', '$(touch pwned)', 'esc\x1b]0;x'],
      groups: ['billing', 'a b', '`touch pwned`'],
      exercises: ['1.1', '1.2'],
    });
  });

  it.each([
    ['kafka-topics --descr', 'kafka-topics --describe '],
    ['kafka-topics.sh --topic ord', 'kafka-topics.sh --topic orders-7k2 '],
    ['kafka-console-consumer --group bil', 'kafka-console-consumer --group billing '],
    ['kafka-topics --bootstrap-server kafka2', 'kafka-topics --bootstrap-server kafka2:9093 '],
    ['kafka-topics --bootstrap-server kafka1:', 'kafka-topics --bootstrap-server kafka1:9092 '],
    ['kafka-topics --bootstrap-server kafka1:9092,kafka3', '--bootstrap-server kafka1:9092,kafka3:9094 '],
    ['zookeeper-shell zookeeper2', 'zookeeper-shell zookeeper2:2182 '],
    ['kafka-leader-election --election-type pre', '--election-type preferred '],
    ['kafka-topics --config min.ins', '--config min.insync.replicas='],
    ['yard sta', 'yard sta'],
    ['yard stat', 'yard status '],
    ['yard kill zookeeper3', 'yard kill zookeeper3 '],
    ['kcat -t ret', 'kcat -t returns '],
    ['producer --topic ord', 'producer --topic orders-7k2 '],
    ['consumer --kafka kafka3', 'consumer --kafka kafka3:9094 '],
    ['consumer --gro', 'consumer --group '],
  ])('%s⇥', async (line, expected) => {
    expect(await complete(line)).toContain(expected);
  });

  it('offers the programs that are there to run', async () => {
    for (const name of ['order.ts', 'order.txt']) await bench.workbench.writeFile(name, '');
    expect(await complete('run ord')).toContain('run order.ts ');
  });

  it('lists what is possible', async () => {
    expect(await complete('yard check ')).toMatch(/1\.1\s+1\.2/);
  });

  it('never runs a name, even one that reached its file', async () => {
    appendFileSync(`${bench.dataDir}/names/groups`, '$(touch ~/pwned)\n`touch ~/pwned`\n');
    expect(await complete('kafka-consumer-groups --group ')).not.toContain('pwned');
    const read = await bench.open();
    expect(await read.run('ls -A')).not.toContain('pwned');
  });
});
