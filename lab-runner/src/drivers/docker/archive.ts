// Small tar archives: the form in which files go into a container and come out of it.
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

/** The one plain file an archive holds; `undefined` when it holds something else. */
export async function onlyFile(archive: NodeJS.ReadableStream): Promise<Buffer | undefined> {
  const tar = archive.pipe(extract());
  let found: Buffer | undefined;
  for await (const entry of tar) {
    const pieces: Buffer[] = [];
    for await (const piece of entry) pieces.push(piece as Buffer);
    if (entry.header.type === 'file') found = Buffer.concat(pieces);
  }
  return found;
}
