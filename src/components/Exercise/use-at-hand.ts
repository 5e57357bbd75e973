// Makes known which exercise is worked at: its card was touched, or stands in the middle of the window.
import { type RefObject, useEffect, useRef } from 'react';
import { atHand } from '../../client/railyard.ts';

/** To be given to the card of exercise `id`. */
export function useAtHand(id: string): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = card.current;
    if (element === null) return undefined;
    const leave = atHand.join(id);
    const touch = (): void => atHand.touch(id);
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) touch();
      },
      { rootMargin: '-45% 0px -45% 0px' },
    );
    watch.observe(element);
    element.addEventListener('pointerdown', touch);
    element.addEventListener('focusin', touch);
    return () => {
      leave();
      watch.disconnect();
      element.removeEventListener('pointerdown', touch);
      element.removeEventListener('focusin', touch);
    };
  }, [id]);
  return card;
}
