// Output as Docker 20.10 gave it, shortened: complete builds, and builds without a network.
import { describe, expect, it } from 'vitest';
import { BuildReport } from './images-report.ts';

/** A build of the node image that has heard these pieces. */
function heard(...pieces: string[]): { report: BuildReport; texts: string[] } {
  const report = new BuildReport('node');
  const texts = pieces.flatMap((piece) => report.hear(piece)?.text ?? []);
  return { report, texts };
}
const failure = (error: string, ...pieces: string[]) => {
  const { code, message } = heard(...pieces).report.failure(error);
  return { code, message };
};
const jars = [
  'Step 7/31 : FROM system AS jars',
  '\n',
  ' ---> 57635afa7cf8\n',
  'Step 11/31 : RUN sh /build/fetch-jars',
  '\n',
];

describe('the progress of a build', () => {
  it('tells of each stage and of each step that takes time, not of what is in the cache', () => {
    const { texts } = heard(
      'Step 1/31 : ARG BASE=debian:bookworm-slim',
      '\n',
      'Step 2/31 : FROM ${BASE} AS system',
      '\n',
      ' ---> 771a506d4d3e\n',
      'Step 3/31 : ENV LANG=C.UTF-8',
      '\n',
      ' ---> Using cache\n',
      ' ---> 4dc0ee23e31e\n',
      ...jars,
      ' ---> Running in 0f90c18b88e2\n',
      '[INFO] Scanning for projects...\n',
    );
    expect(texts).toEqual([
      'Building the node image, step 2 of 31: installing Java',
      'Building the node image, step 7 of 31: fetching Kafka and ZooKeeper with Maven',
      'Building the node image, step 11 of 31: fetching Kafka and ZooKeeper with Maven',
    ]);
  });

  it('counts', () => {
    const report = new BuildReport('workbench');
    expect(report.hear('Step 2/41 : FROM x AS system\n')).toMatchObject({ done: 2, total: 41 });
  });
});

describe('why a build failed', () => {
  it('is the network, when apt could not reach its servers', () => {
    const error = "The command '/bin/sh -c apt-get update -qq && …' returned a non-zero code: 100";
    expect(
      failure(
        error,
        'Step 2/32 : FROM ${BASE} AS system\n',
        "\u001b[91mW: Failed to fetch http://mirror.example/debian/dists/bookworm/InRelease  Temporary failure resolving 'mirror.example'\nW: Some index files failed to download. They have been ignored, or old ones used instead.\n\u001b[0m",
        '\u001b[91mE: Unable to locate package openjdk-17-jre-headless\nE: Unable to locate package tini\n\u001b[0m',
        'Removing intermediate container 988a979954a0\n',
      ),
    ).toEqual({
      code: 'IMAGE_BUILD_OFFLINE',
      message:
        "The node image could not be built, because the build has no network: Temporary failure resolving 'mirror.example'.",
    });
  });

  it('is the network, when Maven could not', () => {
    const line =
      '[ERROR] Plugin org.apache.maven.plugins:maven-dependency-plugin:3.8.1 or one of its dependencies could not be resolved: Failed to read artifact descriptor: Could not transfer artifact from/to central (https://repo.example/maven2): transfer failed for https://repo.example/x.pom: Unknown host repo.example: Temporary failure in name resolution -> [Help 1]';
    expect(
      failure(
        'non-zero code: 1',
        ...jars,
        `${line}\n`,
        '[ERROR] \n',
        '[ERROR] Re-run Maven using the -X switch\n',
      ),
    ).toEqual({
      code: 'IMAGE_BUILD_OFFLINE',
      message:
        'The node image could not be built, because the build has no network: Unknown host repo.example: Temporary failure in name resolution.',
    });
  });

  it('is a jar that is not the pinned one', () => {
    expect(
      failure(
        "The command '/bin/sh -c sh /build/fetch-jars' returned a non-zero code: 1",
        ...jars,
        'kafka-clients-3.9.2.jar: FAILED\n\u001b[91msha256sum: WARNING: 1 computed checksum did NOT match\n\u001b[0m',
      ),
    ).toEqual({
      code: 'CHECKSUM_MISMATCH',
      message: 'kafka-clients-3.9.2.jar is not the file it should be: its checksum differs.',
    });
  });

  it('is a full disk, wherever it is said', () => {
    const full = 'failed to register layer: Error processing tar file: write /opt/x: no space left on device';
    expect(failure(full, ...jars).code).toBe('DOCKER_FAILED');
    expect(
      failure('returned a non-zero code: 100', 'E: Write error - write (28: No space left on device)\n'),
    ).toEqual({
      code: 'DOCKER_FAILED',
      message: 'Docker cannot do its part: the disk of Docker is full.',
    });
  });

  it('is otherwise the line of the failed step that tells most', () => {
    expect(
      failure(
        "The command '/bin/sh -c bash …/train-class-data' returned a non-zero code: 1",
        'Step 2/31 : FROM ${BASE} AS system\n',
        'E: of an earlier step\n',
        'Step 12/31 : FROM system AS training\n',
        'train-class-data: the training cluster did not come up\n==> /tmp/x/output <==\nlast words\n',
      ),
    ).toEqual({
      code: 'IMAGE_BUILD_FAILED',
      message:
        'The node image could not be built; it failed at learning which classes Kafka loads, so that it starts faster: train-class-data: the training cluster did not come up.',
    });
  });

  it("is the daemon's own word, when the step said nothing", () => {
    expect(failure('COPY failed: file not found in build context', ...jars).message).toContain(
      'COPY failed: file not found',
    );
  });
});
