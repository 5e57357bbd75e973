// The MDX tag <Console>: a button that opens the dock with a console.
import type { ReactNode } from 'react';
import { client, dock } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';

interface Props {
  readonly children?: ReactNode;
  /** Opens a further console instead of the one that is there. */
  readonly new?: boolean;
}

export function Console({ children, new: another = false }: Props): ReactNode {
  const open = (): void => {
    dock.show('console');
    if (another) void client.desk.open();
  };
  return <Button onClick={open}>{children ?? 'Open the console'}</Button>;
}
