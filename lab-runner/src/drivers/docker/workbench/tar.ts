// Files as a tar, the form in which Docker takes them into a container. In memory: what goes in is small.
import { pack } from 'tar-stream';

export interface TarFile {
  /** Path below the place it is unpacked at. */
  readonly name: string;
  readonly content: string | Buffer;
  /** 0644 unless it says otherwise. */
  readonly mode?: number;
}

/** A tar of these files and of the folders above them, all of root's and readable by everybody. */
export async function tarOf(files: readonly TarFile[]): Promise<Buffer> {
  const tar = pack();
  const owned = { uid: 0, gid: 0, mtime: new Date() };
  for (const name of foldersOf(files)) tar.entry({ ...owned, name, type: 'directory', mode: 0o755 });
  for (const { name, content, mode = 0o644 } of files) tar.entry({ ...owned, name, mode }, content);
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Every folder once, outer before inner. */
function foldersOf(files: readonly TarFile[]): readonly string[] {
  const folders = files.flatMap(({ name }) => {
    const parts = name.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return [...new Set(folders)].sort();
}
