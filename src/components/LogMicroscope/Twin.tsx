// The folder in words: every segment and every other file as a table.
import type { ReplicaLogView } from '@railyard/lab-runner/protocol';
import { Fragment, type ReactNode } from 'react';
import { dayWords, sizeWords, stageWords } from './words.ts';
import styles from './records.module.css';

export function Twin({ view }: { readonly view: ReplicaLogView }): ReactNode {
  return (
    <div className={styles.scroll} role="group" aria-label="The folder as a table" tabIndex={0}>
      <table className={styles.records} data-cells="files">
        <caption>
          {view.folder} on {view.broker}
        </caption>
        <thead>
          <tr>
            {['File', 'Base offset', 'Size', 'State', 'Last changed', 'Beside it'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.segments.map((segment) => (
            <tr key={segment.file}>
              <th scope="row">{segment.file}</th>
              <td>{segment.base}</td>
              <td>{sizeWords(segment.bytes)}</td>
              <td>{stageWords(segment)}</td>
              <td>{dayWords(segment.changedAt)}</td>
              <td>
                {segment.companions.length === 0 && 'nothing'}
                {segment.companions.map(({ kind, bytes }, at) => (
                  <Fragment key={kind}>
                    {at > 0 && ', '}
                    <span>
                      {kind} {sizeWords(bytes)}
                    </span>
                  </Fragment>
                ))}
              </td>
            </tr>
          ))}
          {view.others.map(({ name, bytes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td />
              <td>{sizeWords(bytes)}</td>
              <td colSpan={3} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
