// Scenes of the driver's contract that need both a console and a running cluster.
import { describe, expect, it } from 'vitest';
import { keptTopic } from './looking.ts';
import { promptEnd, readShell } from './read-shell.ts';
import type { Stage } from './stage.ts';

/** A tool may be a JVM on a busy machine. */
const toolWithinMs = 60_000;

export function consoleToolScenes(stage: () => Stage): void {
  describe('console', () => {
    it('has tools that find every node by its name', async () => {
      const workbench = stage().fixture.workbench();
      const shell = await workbench.open({ columns: 200, rows: 50, env: {} });
      try {
        const read = readShell(shell);
        await read.waitFor(promptEnd);
        const ports = stage().fixture.topology.clientPorts;
        const lines: readonly (readonly [string, string])[] = [
          [`kafka-topics --bootstrap-server "$RAILYARD_BROKERS" --list`, keptTopic],
          [`kafka-topics.sh --bootstrap-server kafka3:${ports.kafka3} --list`, keptTopic],
          [`zookeeper-shell zookeeper2:${ports.zookeeper2} get /controller 2>/dev/null`, '"brokerid"'],
          [`test -d $DISKS/kafka1/data/${keptTopic}-0 && echo is there`, 'is there\r\n'],
          // Where kcat is not installed there is none to hold to anything.
          [
            `{ command -v kcat >/dev/null || echo ${keptTopic}; } && kcat -L -b kafka2:${ports.kafka2}`,
            keptTopic,
          ],
        ];
        for (const [line, expected] of lines) {
          const printed = await read.run(line, toolWithinMs);
          expect(printed.slice(printed.indexOf('133;C')), line).toContain(expected);
        }
      } finally {
        await shell.close();
        await workbench.dispose();
      }
    });

    it('has a producer and a consumer that say what they did, and end cleanly', async () => {
      const workbench = stage().fixture.workbench();
      const shell = await workbench.open({ columns: 200, rows: 50, env: {} });
      try {
        const read = readShell(shell);
        await read.waitFor(promptEnd);
        const run = (line: string) => read.run(line, toolWithinMs);
        expect(await run('producer --topic nowhere-to-be; echo "status $?"')).toMatch(
          /There is no topic nowhere-to-be[^]*kafka-topics [^]*--create[^]*status 1/,
        );
        const named = '--bootstrap-server "$RAILYARD_BROKERS" --topic shuttle';
        await run(`kafka-topics ${named} --create --partitions 2 --replication-factor 3`);
        expect(await run('producer --topic shuttle --count 5; echo "status $?"')).toMatch(
          /test message 5 → partition \d, offset \d[^]*5 sent, 5 acknowledged\.\r\nstatus 0/,
        );
        const first = await run(
          'consumer --topic shuttle --group riders --latest=false --count 3; echo "status $?"',
        );
        expect(first.match(/partition \d, offset \d: test message \d/g)).toHaveLength(3);
        expect(first).toMatch(/3 shown; left group riders\.\r\nstatus 0/);
        // It committed exactly what it has shown, and left at once: the next begins behind it.
        const second = await run(
          'consumer --topic shuttle --group riders --latest=false --count 2; echo "status $?"',
        );
        const shown = `${first}${second}`.match(/(?<=: )test message \d/g) ?? [];
        expect(shown.sort()).toEqual([1, 2, 3, 4, 5].map((number) => `test message ${number}`));

        const from = read.text().length;
        shell.write(Buffer.from('consumer -topic shuttle -group riders; echo "status $?"\r'));
        await read.waitFor(new RegExp(`^[^]{${from}}[^]*In the group, with partitions 0, 1`), toolWithinMs);
        shell.write(Buffer.from('\x03'));
        await read.waitFor(/Stopped: 0 shown; left group riders\.[^]*133;B/, toolWithinMs);
        expect(
          await run('kafka-consumer-groups --bootstrap-server "$RAILYARD_BROKERS" --describe --group riders'),
        ).toMatch(/no active members/);
        shell.write(Buffer.from('producer --topic shuttle --loop --every 50\r'));
        await read.waitFor(
          /Sending test messages to shuttle[^]*until Ctrl-C[^]*test message 3 →/,
          toolWithinMs,
        );
        shell.write(Buffer.from('\x03'));
        await read.waitFor(/Stopped: (\d+) sent, \1 acknowledged[^]*133;B/, toolWithinMs);
        // The scenes that follow expect the topics they know.
        const gone =
          'until ! kafka-topics --bootstrap-server "$RAILYARD_BROKERS" --list | grep -q shuttle; do :; done';
        await run(`kafka-topics ${named} --delete; ${gone}`);
      } finally {
        await shell.close();
        await workbench.dispose();
      }
    });
  });
}
