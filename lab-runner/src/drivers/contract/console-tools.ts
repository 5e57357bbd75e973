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
  });
}
