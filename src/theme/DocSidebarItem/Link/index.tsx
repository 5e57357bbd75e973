// A lesson's entry in the sidebar, followed by its stations.
import Link from '@theme-original/DocSidebarItem/Link';
import type LinkType from '@theme/DocSidebarItem/Link';
import type { WrapperProps } from '@docusaurus/types';
import type { ReactNode } from 'react';
import { Stations } from '../../../components/Stations/index.tsx';

export default function LessonLink(props: WrapperProps<typeof LinkType>): ReactNode {
  const lesson = props.item.customProps?.['lesson'];
  if (typeof lesson !== 'number') return <Link {...props} />;
  const item = { ...props.item, label: `L${lesson} ${props.item.label}` };
  return (
    <>
      <Link {...props} item={item} />
      <Stations lesson={lesson} />
    </>
  );
}
