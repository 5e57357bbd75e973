// The bar between lesson and dock: dragged by mouse or finger, moved by the arrow keys.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { dockLimits } from '../../client/dock.ts';
import { dock } from '../../client/railyard.ts';
import { useStore } from '../use-railyard.ts';
import styles from './styles.module.css';

export type Placement = 'right' | 'bottom';

const stepPx = 24;

/** Pixels held within the limits and within what the window leaves. */
export function clampSize(placement: Placement, size: number, windowSize: number): number {
  const { min, max } = placement === 'right' ? dockLimits.width : dockLimits.height;
  return Math.round(Math.max(min, Math.min(size, max, windowSize - (placement === 'right' ? 400 : 160))));
}

export function Separator({ placement }: { readonly placement: Placement }): ReactNode {
  const layout = useStore(dock.layout, dock.layout.get());
  const [dragging, setDragging] = useState(false);
  const right = placement === 'right';
  const room = right ? window.innerWidth : window.innerHeight;
  const size = clampSize(placement, right ? layout.width : layout.height, room);
  const put = (next: number): void => {
    const clamped = clampSize(placement, next, room);
    dock.layout.update((now) => (right ? { ...now, width: clamped } : { ...now, height: clamped }));
  };
  const press = (event: KeyboardEvent): void => {
    const more = right ? 'ArrowLeft' : 'ArrowUp';
    const less = right ? 'ArrowRight' : 'ArrowDown';
    if (event.key === more) put(size + stepPx);
    else if (event.key === less) put(size - stepPx);
    else if (event.key === 'Home') put(0);
    else if (event.key === 'End') put(room);
    else return;
    event.preventDefault();
  };
  const move = (event: PointerEvent): void => {
    if (dragging) put(right ? room - event.clientX : room - event.clientY);
  };
  const limits = right ? dockLimits.width : dockLimits.height;
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label="Size of the dock"
      aria-orientation={right ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={limits.min}
      aria-valuemax={clampSize(placement, limits.max, room)}
      aria-valuetext={`${size} pixels`}
      className={styles.separator}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={move}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    />
  );
}
