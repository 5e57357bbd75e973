// Beside a locked prediction: the way to the picture, where it is laid over what the cluster does.
import type { ReactNode } from 'react';
import { dock } from '../../client/railyard.ts';
import { readings } from '../../client/picture-readings.ts';
import { Button } from '../Button/index.tsx';
import { useLink } from '../use-railyard.ts';

interface Props {
  readonly question: string;
  readonly locked: boolean;
}

export function ToThePicture({ question, locked }: Props): ReactNode {
  const link = useLink();
  if (!locked || link.phase !== 'connected' || !(question in readings)) return null;
  return (
    <Button look="quiet" onClick={() => dock.show('cluster')}>
      Watch it in the cluster picture
    </Button>
  );
}
