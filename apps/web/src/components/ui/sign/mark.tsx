import { useId } from 'react';

/** The mark is the gauge, two thirds full. Never animated. */
export function Mark({ size = 22 }: { size?: number }) {
  const clip = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" className="flex-none">
      <circle cx="11" cy="11" r="10" fill="none" stroke="var(--text)" strokeWidth="1.75" />
      <clipPath id={clip}>
        <circle cx="11" cy="11" r="7.4" />
      </clipPath>
      <path
        clipPath={`url(#${clip})`}
        fill="var(--accent)"
        d="M2 11.2c3 0 3-2 4.5-2s3 2 4.5 2 3-2 4.5-2 3 2 4.5 2V20H2z"
      />
    </svg>
  );
}
