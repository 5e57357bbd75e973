// Copies a text and says so.
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../Button/index.tsx';

interface Props {
  readonly text: string;
  /** What is copied, for people who hear the button: `Copy: npm start`. */
  readonly label?: string;
}

export function Copy({ text, label }: Props): ReactNode {
  const [said, setSaid] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    );
  };
  return (
    <>
      <Button look="quiet" onClick={copy} aria-label={`Copy: ${label ?? text}`}>
        {said === 'copied' ? 'Copied' : 'Copy'}
      </Button>
      <span role="status" className={said === 'refused' ? undefined : 'unseen'}>
        {said === 'copied' && 'Copied.'}
        {said === 'refused' && 'The browser refused; select the text and copy it.'}
      </span>
    </>
  );
}
