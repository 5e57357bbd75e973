// The line above a lesson's title, like the head of a timetable page, and the one sentence of reading mode.
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import { type ReactNode, useEffect } from 'react';
import { client, files } from '../../client/railyard.ts';
import { moduleOf } from '../../course/modules.ts';
import { useLink } from '../use-railyard.ts';
import styles from './styles.module.css';

export function LessonLine(): ReactNode {
  const { frontMatter } = useDoc();
  const link = useLink();
  const props = frontMatter.sidebar_custom_props;
  const lesson = props?.['lesson'];
  const connected = link.phase === 'connected';
  useEffect(() => {
    if (typeof lesson === 'number') files.lesson.set(lesson);
  }, [lesson]);
  useEffect(() => {
    // The prompt of the consoles names the lesson; nothing depends on it, so a failure is not told.
    if (connected && typeof lesson === 'number') void client.call('readLesson', { body: { lesson } });
  }, [connected, lesson]);
  if (typeof lesson !== 'number') return null;
  const module = moduleOf(lesson);
  return (
    <>
      <p className={styles.line}>
        <span className={styles.badge}>L{lesson}</span>
        {module && (
          <span>
            Line {module.number}, {module.title}
          </span>
        )}
      </p>
      {link.phase === 'reading' && (
        <p className={styles.reading}>
          You are reading a copy without a lab behind it: everything can be read, and to run it you start
          Kafka Railyard on your own machine.
        </p>
      )}
    </>
  );
}
