import { t } from '../../i18n/t.ts';
import type { ConnectionView } from '../../lib/connection.ts';
import type { GaugeSign, GaugeTone } from '../ui/sign/gauge.tsx';

type State = ConnectionView['state'];
type Look = {
  tone: GaugeTone;
  level?: 1 | 0.66 | 0.45 | 0.25;
  sign?: GaugeSign;
  /** In the header. */
  word: string;
  /** Beside the word, quieter. */
  aside?: string;
  /** On a phone, when the word is too long. */
  short?: string;
  /** The tint of the pill. */
  tint?: string;
  /** Said once when the state begins; numbers that change are left out. */
  said: string;
};

const quiet = 'bg-active';
/** How each state looks and what it is called, in the reader's language. */
export function looks(): Record<State, Look> {
  return {
    connecting: { tone: 'off', level: 0.25, word: t('conn.connecting'), said: '' },
    live: {
      tone: 'live',
      level: 1,
      word: t('conn.live'),
      said: t('conn.live.words'),
    },
    polling: {
      tone: 'live',
      level: 0.66,
      word: t('conn.live'),
      aside: t('conn.polling'),
      said: `${t('conn.polling.name')}. ${t('conn.polling.words')}`,
    },
    sse: {
      tone: 'live',
      level: 0.45,
      word: t('conn.live'),
      aside: t('conn.sse'),
      said: t('conn.sse.words'),
    },
    timed: {
      tone: 'off',
      level: 0.25,
      word: t('conn.timed'),
      short: t('conn.timed.short'),
      said: t('conn.timed.words'),
    },
    reconnecting: {
      tone: 'warn',
      sign: 'arc',
      word: t('conn.reconnecting'),
      tint: 'bg-warning-tint text-warning-text',
      said: t('conn.reconnecting.said'),
    },
    offline: {
      tone: 'off',
      sign: 'slash',
      word: t('conn.offline'),
      tint: quiet,
      said: t('conn.offline.words'),
    },
    lost: {
      tone: 'lost',
      sign: 'bang',
      word: t('conn.lost'),
      short: t('conn.lost.short'),
      tint: 'bg-danger-tint text-danger-text',
      said: t('conn.lost.words'),
    },
    paused: {
      tone: 'off',
      sign: 'bar',
      word: t('conn.paused'),
      short: t('conn.paused.short'),
      tint: quiet,
      said: t('conn.paused.words'),
    },
    waiting: {
      tone: 'warn',
      sign: 'arc',
      word: t('conn.waiting'),
      short: t('conn.waiting.short'),
      tint: 'bg-warning-tint text-warning-text',
      said: t('conn.waiting.said'),
    },
  };
}

/** The state's name for a heading: "Live by polling", not "Live". */
export function nameOf(state: State): string {
  if (state === 'polling') return t('conn.polling.name');
  if (state === 'sse') return t('conn.sse.name');
  return looks()[state].word;
}
