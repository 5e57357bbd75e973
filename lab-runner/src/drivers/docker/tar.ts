// Files as a tar, the form in which Docker takes them into a container and gives them out. In memory: what goes in is small.
import { pipeline, type Readable } from 'node:stream';
import { extract, pack } from 'tar-stream';

export interface TarFile {
  /** Path below the place it is unpacked at. */
  readonly name: string;
  readonly content: string | Buffer;
  /** 0644 unless it says otherwise. */
  readonly mode?: number;
  /** User and group inside; root unless it says otherwise. */
  readonly owner?: number;
}

/** A tar of these files and of the folders above them, of root's and readable by everybody unless they say otherwise. */
export async function tarOf(files: readonly TarFile[]): Promise<Buffer> {
  const tar = pack();
  const mtime = new Date();
  for (const [name, owner] of foldersOf(files)) {
    tar.entry({ name, type: 'directory', mode: 0o755, uid: owner, gid: owner, mtime });
  }
  for (const { name, content, mode = 0o644, owner = 0 } of files) {
    tar.entry({ name, mode, uid: owner, gid: owner, mtime }, content);
  }
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Every folder once, outer before inner, with the owner of what lies in it. */
function foldersOf(files: readonly TarFile[]): readonly (readonly [string, number])[] {
  const folders = files.flatMap(({ name, owner = 0 }) => {
    const parts = name.split('/').slice(0, -1);
    return parts.map((_, index) => [parts.slice(0, index + 1).join('/'), owner] as const);
  });
  return [...new Map(folders)].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The plain file an archive begins with; `undefined` when it begins with a folder or a link. */
export async function onlyFile(archive: NodeJS.ReadableStream): Promise<Buffer | undefined> {
  const tar = extract();
  // Unlike pipe(), it ends the reading too when the archive breaks off.
  pipeline(archive, tar, () => undefined);
  try {
    for await (const entry of tar) {
      if (entry.header.type !== 'file') return undefined;
      const pieces: Buffer[] = [];
      for await (const piece of entry) pieces.push(piece as Buffer);
      return Buffer.concat(pieces);
    }
    return undefined;
  } finally {
    // The daemon holds the container still until all of it was read, or nobody wants it.
    (archive as Readable).destroy();
  }
}
