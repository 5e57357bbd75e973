// The two images of the lab: there before anything is timed, and how large they are.
import path from 'node:path';
import { loadConfig } from '../../lab-runner/src/config.ts';
import { readBuildContext } from '../../lab-runner/src/drivers/docker/build-context.ts';
import { connectDocker, requireDaemon } from '../../lab-runner/src/drivers/docker/engine.ts';
import { ensureImages } from '../../lab-runner/src/drivers/docker/images.ts';
import { decimal, type Finding, megabytes, sum, table } from '../figures.ts';

/** Builds or pulls what is missing, which is not timed. Throws DOCKER_UNAVAILABLE and what building throws. */
export async function imagesThere(signal: AbortSignal, say: (line: string) => void): Promise<Finding> {
  const docker = connectDocker();
  await requireDaemon(docker);
  const { root, imagesFrom } = loadConfig({});
  const names = await ensureImages({
    docker,
    root,
    pullFrom: imagesFrom,
    signal,
    progress: ({ text }) => say(text),
  });
  const bytesOf = async (image: string) => (await docker.getImage(image).inspect()).Size;
  const base = readBuildContext(path.join(root, 'infra')).base;
  // Pulled images come without their base.
  const baseBytes = await bytesOf(base).catch(() => undefined);
  const images = await Promise.all(
    Object.entries(names).map(async ([part, name]) => ({ part, name, bytes: await bytesOf(name) })),
  );
  const together = await bytesTogether(images.map(({ name }) => docker.getImage(name).history()));
  const mb = (bytes: number | undefined) => decimal(bytes === undefined ? undefined : megabytes(bytes), 0);
  return {
    lines: table([
      ['image, MB', 'size', 'without base'],
      ...images.map(({ part, bytes }) => [
        part,
        mb(bytes),
        mb(baseBytes === undefined ? undefined : bytes - baseBytes),
      ]),
      ['both on the disk', mb(together), mb(baseBytes === undefined ? undefined : together - baseBytes)],
      [base, mb(baseBytes), ''],
    ]),
    facts: { base: { name: base, bytes: baseBytes }, images, togetherBytes: together },
  };
}

/** Layers that several images share are on the disk once. */
async function bytesTogether(histories: readonly Promise<unknown>[]): Promise<number> {
  const layers = (await Promise.all(histories)).flat() as {
    Created: number;
    CreatedBy: string;
    Size: number;
  }[];
  // Pulled layers have no ids of their own.
  return sum([
    ...new Map(layers.map(({ Created, CreatedBy, Size }) => [`${Created} ${CreatedBy}`, Size])).values(),
  ]);
}
