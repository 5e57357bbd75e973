// Above a lesson's title: which line it is on and which stop it is; below a copy without a runner, one sentence.
import Content from '@theme-original/DocItem/Content';
import type ContentType from '@theme/DocItem/Content';
import type { WrapperProps } from '@docusaurus/types';
import type { ReactNode } from 'react';
import { LessonLine } from '../../../components/LessonLine/index.tsx';

export default function LessonContent(props: WrapperProps<typeof ContentType>): ReactNode {
  return (
    <>
      <LessonLine />
      <Content {...props} />
    </>
  );
}
