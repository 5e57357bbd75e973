// Gives a file its editor while it is on the page: loads the code, follows the file, lets go.
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LessonFileDoc } from '../../runner/index.ts';
import type { FileEditor } from './editor.ts';

/** The editor once loaded; `failed` when its code could not be fetched. */
export function useEditor(
  file: LessonFileDoc,
  place: RefObject<HTMLDivElement | null>,
  ready: boolean,
  onLeave: () => void,
): { readonly editor: FileEditor | undefined; readonly failed: boolean } {
  const [editor, setEditor] = useState<FileEditor>();
  const [failed, setFailed] = useState(false);
  const leave = useRef(onLeave);
  leave.current = onLeave;

  useEffect(() => {
    const element = place.current;
    if (!element || !ready) return undefined;
    let gone = false;
    let release = (): void => undefined;
    import('./editor.ts').then(
      ({ createFileEditor }) => {
        if (gone) return;
        const made = createFileEditor(
          element,
          {
            path: file.path,
            text: file.state.get().text,
            label: `${file.path}, editor. F6 leaves it.`,
          },
          {
            change: (text) => file.edit(text),
            save: () => void file.save(),
            leave: () => leave.current(),
          },
        );
        const follow = (): void => {
          const { text, findings } = file.state.get();
          made.show(text);
          made.mark(findings);
        };
        follow();
        const stop = file.state.subscribe(follow);
        release = () => {
          stop();
          made.dispose();
        };
        setEditor(made);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      setEditor(undefined);
      release();
    };
  }, [file, place, ready]);

  return { editor, failed };
}
