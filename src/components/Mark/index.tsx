// The house's own drawings: the turnout of the logo and the buffer stop of the 404 page.
import type { ReactNode } from 'react';

/** A track that divides in two: the mark of the site. */
export function Turnout({ className }: { readonly className?: string | undefined }): ReactNode {
  return (
    <svg viewBox="0 0 48 32" className={className} aria-hidden="true" fill="none" stroke="currentColor">
      <path
        d="M6 19.5v9M14 19.5v9M22 19.5v9M34 19.5v9M42 19.5v9M35.5 3.5l5.5 7.2M28.8 8.6l5.6 7.2"
        strokeWidth="2"
        opacity=".55"
      />
      <path d="M1 24h46" strokeWidth="4" />
      <path d="M9 24c9 0 11-2.2 17-7.4S36 8 45 4.5" strokeWidth="4" />
    </svg>
  );
}

/** A track that ends at a buffer stop. */
export function BufferStop(): ReactNode {
  return (
    <svg viewBox="0 0 420 110" aria-hidden="true" fill="none" stroke="currentColor">
      {Array.from({ length: 13 }, (_, index) => (
        <path key={index} d={`M${14 + index * 26} 82v18`} strokeWidth="5" opacity=".4" />
      ))}
      <path d="M0 86h356M0 96h356" strokeWidth="4" />
      <path d="M352 100V30M376 100V30M340 42h48M340 58h48" strokeWidth="6" />
      <path d="M352 70l24 28" strokeWidth="4" />
    </svg>
  );
}
