// The one button of the site. `quiet` for what is beside the point, `plain` for the rest.
import clsx from 'clsx';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './styles.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'main' | 'plain' | 'quiet';
}

export function Button({ look = 'plain', className, ...rest }: Props): ReactNode {
  return <button type="button" className={clsx(styles.button, styles[look], className)} {...rest} />;
}
