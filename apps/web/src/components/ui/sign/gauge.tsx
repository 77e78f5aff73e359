import { useId } from 'react';

export type GaugeTone = 'live' | 'warn' | 'off' | 'lost';
export type GaugeSign = 'arc' | 'slash' | 'bang' | 'bar';

const signs: Record<GaugeSign, string> = {
  arc: 'M7 3.8a3.2 3.2 0 0 1 3.2 3.2',
  slash: 'M2.8 11.2 11.2 2.8',
  bang: 'M7 4v3.6M7 9.9v.1',
  bar: 'M4.6 7h4.8',
};
// The wave crosses the vessel here, in px from its top, for 1, .66, .45 and .25 full.
const surface = { 1: -3, 0.66: 5.08, 0.45: 7.6, 0.25: 10 } as const;

type Props = { tone: GaugeTone; level?: keyof typeof surface; sign?: GaugeSign };

/** The tide gauge: the level is the transport in use; without a level, a sign says why. */
export function Gauge({ tone, level, sign }: Props) {
  const clip = useId();
  return (
    <span className="gauge" data-tone={tone} aria-hidden="true">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <clipPath id={clip}>
          <circle cx="7" cy="7" r={level === 1 ? 4 : 5} />
        </clipPath>
        <circle className="rim" cx="7" cy="7" r="6.25" />
        {level !== undefined && (
          <g clipPath={`url(#${clip})`}>
            <path
              className="lvl"
              style={{ transform: `translateY(${surface[level]}px)` }}
              d="M0 0c2.3 0 2.3-1.4 3.5-1.4S5.8 0 7 0s2.3 1.4 3.5 1.4S12.3 0 14 0V20H0z"
            />
          </g>
        )}
        {sign && (
          <path
            className={sign === 'arc' ? 'rim arc' : 'rim'}
            d={signs[sign]}
            strokeLinecap={sign === 'bang' ? 'round' : 'butt'}
          />
        )}
      </svg>
    </span>
  );
}
