// Removes what earlier builds have left in Docker: our older tags, and their stages. Goes by our label.
import type Docker from 'dockerode';
import { ignore } from './engine.ts';

/** Every stage of infra/images/Dockerfile has it, and so every layer made of it. */
const stageLabel = 'io.github.kafka-railyard.stage';

/** Another lab or a running build may need what was made a moment ago: the young are left alone. */
const spareMs = 60 * 60_000;

/** Keeps the tag in use and the newest of each stage, which make the next build quick. */
export async function removeOldImages(docker: Docker, tag: string): Promise<void> {
  const images = await docker.listImages({ filters: { label: [stageLabel] } });
  for (const name of oldImages(images, tag, Date.now())) {
    // 409: a container or another image still needs it.
    await docker.getImage(name).remove().catch(ignore(404, 409));
  }
}

type Listed = Pick<Docker.ImageInfo, 'Id' | 'RepoTags' | 'Labels' | 'Created'>;

/** What can go: names this lab has given with another hash, and nameless stages that a newer one replaces. */
export function oldImages(images: readonly Listed[], tag: string, now: number): readonly string[] {
  const stages = new Set<string>();
  return [...images]
    .sort((one, other) => other.Created - one.Created)
    .flatMap(({ Id, RepoTags, Labels, Created }) => {
      // Docker has had three ways to say that there is no name.
      const names = (RepoTags ?? []).filter((name) => name !== '<none>:<none>');
      const stage = Labels?.[stageLabel] ?? '';
      const replaced = names.length === 0 && stages.has(stage);
      if (names.length === 0) stages.add(stage);
      if (now - Created * 1000 < spareMs) return [];
      return replaced ? [Id] : names.filter((name) => isOlder(name, tag));
    });
}

/** The compose file's tags are versions, not hashes, and stay. */
function isOlder(name: string, tag: string): boolean {
  const found = /^kafka-railyard\/(?:node|workbench):([0-9a-f]{12})$/.exec(name)?.[1];
  return found !== undefined && found !== tag;
}
