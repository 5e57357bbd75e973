// Small tar archives: the form in which files go into a container and come out of it.
import type { Readable } from 'node:stream';
import { extract, pack } from 'tar-stream';

export interface ArchiveFile {
  /** Relative to the folder the archive is put into. */
  readonly path: string;
  readonly text: string;
  readonly mode?: number;
  readonly owner?: number;
}

/** Folders are not made: they have to be there. */
export async function archiveOf(files: readonly ArchiveFile[]): Promise<Buffer> {
  const tar = pack();
  for (const { path: name, text, mode = 0o644, owner = 0 } of files) {
    tar.entry({ name, mode, uid: owner, gid: owner }, text);
  }
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** The plain file an archive begins with; `undefined` when it begins with a folder or a link. */
export async function onlyFile(archive: NodeJS.ReadableStream): Promise<Buffer | undefined> {
  const tar = archive.pipe(extract());
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
