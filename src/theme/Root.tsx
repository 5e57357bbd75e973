// Around every page, kept while pages come and go: the one dock of the site and the runner's notices.
import type { ReactNode } from 'react';
import { DockHost } from '../components/Dock/DockHost.tsx';
import { Notice } from '../components/Notice/index.tsx';

export default function Root({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <>
      <Notice />
      {children}
      <DockHost />
    </>
  );
}
