// The MDX tag <Run>: a command of the prose, perhaps with an attempt's values, perhaps behind a prediction.
import { Children, type ReactNode, useContext, useEffect } from 'react';
import { GateContext, lockFirst } from '../Predict/gate.ts';
import { fillKnown } from '../Words/index.tsx';
import { useCourse, useExercises } from '../use-railyard.ts';
import { CommandBlock } from './index.tsx';

interface Props {
  readonly id: string;
  readonly command?: string;
  readonly children?: ReactNode;
  readonly exercise?: string;
  readonly destructive?: boolean;
  readonly expect?: string;
  readonly expectNote?: string;
  readonly leave?: string;
}

export function Run({ command, children, exercise, ...rest }: Props): ReactNode {
  const gate = useContext(GateContext);
  const view = useExercises().get(exercise ?? '');
  const asks = useCourse()
    .lessons.flatMap(({ exercises }) => exercises)
    .some((one) => one.id === exercise && one.predicts);
  const open = asks && (view?.prediction ?? null) === null;
  const join = gate?.join;
  const { id } = rest;
  useEffect(() => join?.(id), [join, id]);
  const text =
    command ??
    Children.toArray(children)
      .filter((child) => typeof child === 'string')
      .join('');
  return (
    <CommandBlock
      {...rest}
      command={exercise === undefined ? text : fillKnown(text, view?.values ?? {})}
      lockedBy={gate?.lockedBy ?? (open ? `Exercise ${exercise}: ${lockFirst}` : undefined)}
    />
  );
}
