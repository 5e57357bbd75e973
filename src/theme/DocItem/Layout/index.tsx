// A lesson's page: the cluster strip, what was left running, the text, and what is on the page beside it where there is room.
import { useWindowSize } from '@docusaurus/theme-common';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import DocItemContent from '@theme/DocItem/Content';
import DocItemPaginator from '@theme/DocItem/Paginator';
import DocItemTOCDesktop from '@theme/DocItem/TOC/Desktop';
import DocItemTOCMobile from '@theme/DocItem/TOC/Mobile';
import type { ReactNode } from 'react';
import { ClusterStrip } from '../../../components/ClusterStrip/index.tsx';
import { LeftRunning } from '../../../components/LeftRunning/index.tsx';
import styles from './styles.module.css';

export default function LessonLayout({ children }: { readonly children: ReactNode }): ReactNode {
  const { frontMatter, toc } = useDoc();
  const size = useWindowSize();
  const listed = frontMatter.hide_table_of_contents !== true && toc.length > 0;
  return (
    <>
      <ClusterStrip />
      <LeftRunning />
      <div className={styles.page}>
        <div className={styles.lesson}>
          <article>
            {listed && <DocItemTOCMobile />}
            <DocItemContent>{children}</DocItemContent>
          </article>
          <DocItemPaginator />
        </div>
        {listed && size !== 'mobile' && (
          <div className={styles.beside}>
            <DocItemTOCDesktop />
          </div>
        )}
      </div>
    </>
  );
}
