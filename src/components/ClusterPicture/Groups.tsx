// The place of the group panel in the picture: a chunk of its own, fetched when the picture is first drawn.
import type { ClusterImage } from '@railyard/labs/kit';
import { lazy, type ReactNode, Suspense } from 'react';

const GroupPanel = lazy(() => import('../GroupPanel/index.tsx'));

interface Props {
  readonly image: ClusterImage;
  readonly mode: 'live' | 'replay' | 'frozen' | 'lost';
}

export function Groups(props: Props): ReactNode {
  return (
    <Suspense fallback={null}>
      <GroupPanel {...props} />
    </Suspense>
  );
}
