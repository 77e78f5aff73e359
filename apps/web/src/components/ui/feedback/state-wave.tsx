export type WaveKind = 'wave' | 'broken' | 'locked';

const line = { fill: 'none', stroke: 'var(--ctl-line)', strokeWidth: 1.75, strokeLinecap: 'round' } as const;

/** 120 × 16 above a state's words: calm water, a broken line, a lock. */
export const StateWave = ({ kind }: { kind: WaveKind }) => (
  <svg width="120" height="16" viewBox="0 0 120 16" aria-hidden="true">
    {kind === 'wave' && (
      <path {...line} stroke="var(--accent)" d="M1 8h27c6 0 6-5 12-5s6 10 12 10 6-10 12-10 6 10 12 10 6-5 12-5h31" />
    )}
    {kind === 'broken' && <path {...line} d="M1 8h46M55 4l10 8M65 4l-10 8M73 8h46" />}
    {kind === 'locked' && (
      <>
        <path {...line} d="M1 8h50M69 8h50" />
        <rect {...line} x="54" y="7" width="12" height="8.5" rx="2" />
        <path {...line} d="M56.5 7V4.2a3.5 3.5 0 0 1 7 0V7" />
      </>
    )}
  </svg>
);
