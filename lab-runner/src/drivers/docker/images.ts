// Makes sure the two images of the lab are there: as they are, pulled, or built from infra/images/Dockerfile.
import { Readable } from 'node:stream';
import path from 'node:path';
import type Docker from 'dockerode';
import { dockerError, ignore } from './engine.ts';
import { type BuildContext, dockerfile, readBuildContext } from './build-context.ts';
import { daemonMessages } from './images-messages.ts';
import { removeOldImages } from './images-old.ts';
import { pullImage } from './images-pull.ts';
import { BuildReport, type ImageProgress } from './images-report.ts';
import type { Images } from './inside.ts';

export interface ImagesWanted {
  readonly docker: Docker;
  /** The root of the clone. */
  readonly root: string;
  /** Where ready images are pulled from, for instance `ghcr.io/someone/railyard`; they are built when it is absent. */
  readonly pullFrom?: string | undefined;
  /** Proxies for the steps of a build; the daemon itself has its own. */
  readonly proxies?: Readonly<Record<string, string>> | undefined;
  readonly progress?: ((progress: ImageProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Work = Pick<ImagesWanted, 'docker' | 'proxies' | 'signal'> & {
  readonly progress: (progress: ImageProgress) => void;
};

const targets = ['node', 'workbench'] as const;
type Target = (typeof targets)[number];

/**
 * The names of both images, whose tag is the hash of what they are made of: unchanged files need no work.
 * Throws IMAGE_PULL_FAILED, IMAGE_BUILD_OFFLINE, IMAGE_BUILD_FAILED, CHECKSUM_MISMATCH, DOCKER_FAILED or
 * DOCKER_UNAVAILABLE. Docker tags an image when it is finished, so a build that was cut off leaves none.
 */
export async function ensureImages(wanted: ImagesWanted): Promise<Images> {
  const { docker, root, pullFrom, proxies, signal, progress = () => undefined } = wanted;
  const context = readBuildContext(path.join(root, 'infra'));
  const names = { node: nameOf('node', context.tag), workbench: nameOf('workbench', context.tag) };
  const work: Work = { docker, proxies, signal, progress };
  try {
    signal?.throwIfAborted();
    const missing: Target[] = [];
    for (const target of targets) if (!(await isThere(docker, names[target]))) missing.push(target);
    if (missing.length === 0) return names;
    if (pullFrom === undefined) await requireBase(context.base, work);
    for (const target of missing) {
      if (pullFrom === undefined) await build(target, names[target], context, work);
      else await pull(`${pullFrom}/${target}:${context.tag}`, target, context.tag, work);
    }
    // The lab can begin all the same; they are tried again after the next build.
    await removeOldImages(docker, context.tag).catch(() => undefined);
    return names;
  } catch (error) {
    signal?.throwIfAborted();
    throw dockerError(error);
  }
}

/** Whether {@link ensureImages} would have nothing to do. */
export async function imagesAreThere(docker: Docker, root: string): Promise<boolean> {
  const { tag } = readBuildContext(path.join(root, 'infra'));
  const there = await Promise.all(targets.map((target) => isThere(docker, nameOf(target, tag))));
  return there.every(Boolean);
}

function nameOf(target: Target, tag: string): string {
  return `kafka-railyard/${target}:${tag}`;
}

async function isThere(docker: Docker, image: string): Promise<boolean> {
  const found = await docker.getImage(image).inspect().catch(ignore(404));
  return found !== undefined;
}

async function requireBase(image: string, work: Work): Promise<void> {
  if (await isThere(work.docker, image)) return;
  const remedy = 'Check the network or proxy of Docker and start again, or use RAILYARD_DRIVER=jvm.';
  await pullImage({ ...work, image, remedy });
}

async function pull(image: string, target: Target, tag: string, work: Work): Promise<void> {
  const remedy =
    'Check RAILYARD_IMAGES and the network; without that setting the lab builds its images itself.';
  await pullImage({ ...work, image, remedy });
  await work.docker.getImage(image).tag({ repo: `kafka-railyard/${target}`, tag });
}

async function build(target: Target, name: string, context: BuildContext, work: Work): Promise<void> {
  const { docker, proxies, signal, progress } = work;
  const report = new BuildReport(target);
  const stream = await docker.buildImage(Readable.from([await context.archive()]), {
    dockerfile,
    target,
    t: name,
    buildargs: { ...proxies },
    rm: true,
    forcerm: true,
    abortSignal: signal,
  });
  for await (const { stream: piece, error } of daemonMessages(stream)) {
    if (error !== undefined) throw report.failure(error);
    const step = piece === undefined ? undefined : report.hear(piece);
    if (step !== undefined) progress(step);
  }
  if (!(await isThere(docker, name))) throw report.failure('the daemon ended it without a word');
}
