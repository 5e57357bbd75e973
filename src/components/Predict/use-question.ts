// Makes a card's question known to the cluster picture: that it is asked, whether it is before the reader's eyes, what was locked.
import { type RefObject, useEffect, useRef } from 'react';
import { questions } from '../../client/railyard.ts';
import type { Question } from '../../client/picture-questions.ts';

/** The element that the returned reference is given to is the one that is before the reader's eyes or not. */
export function useQuestion(question: Question): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(question);
  latest.current = question;
  const { id } = question;
  const content = JSON.stringify(question);
  useEffect(() => questions.ask(latest.current), [content]);
  useEffect(() => {
    const watch = new IntersectionObserver((entries) =>
      questions.inView(id, entries.at(-1)?.isIntersecting ?? false),
    );
    if (place.current) watch.observe(place.current);
    return () => {
      watch.disconnect();
      questions.withdraw(id);
    };
  }, [id]);
  return place;
}
