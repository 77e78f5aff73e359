import type { NotificationTrace } from '@tidings/contracts';

type Step = NotificationTrace['steps'][number];

/** One line of how it came. `done`: it happened; `at`: when, where that is known; `afterMs`: since the line before, where that is short. */
export type Line = {
  key: string;
  step: Step['step'] | 'grown' | 'unconfirmed' | 'unseen' | 'unread';
  done: boolean;
  at: string | null;
  afterMs: number | null;
  /** Of `acknowledged`: whether this is the device one looks at. */
  here?: boolean;
  /** Of `grown`: by how many causes. */
  count?: number;
  /** Of what went out by push or e-mail, or did not. */
  channel?: Step['channel'];
  /** Why it did not. */
  reason?: string | null;
};

/** Longer after what came before it, a time of day says more than a span. */
const SHORT_MS = 60_000;

const line = (step: Line['step'], at: string | null, since: string | null = null, more: Partial<Line> = {}): Line => {
  const span = at === null || since === null ? -1 : Date.parse(at) - Date.parse(since);
  return { key: step, step, done: true, at, afterMs: span >= 0 && span < SHORT_MS ? span : null, ...more };
};
const waits = (step: Line['step']): Line => ({ key: step, step, done: false, at: null, afterMs: null });

/** What became of it on a way out of the inbox. */
const outside = ({ step, at, channel, reason = null }: Step): Line => ({
  ...line(step, at, null, { key: `${step}-${channel}`, channel, reason }),
  done: step === 'pushed' || step === 'mailed',
});

/**
 * The steps of a trace as a member reads them: what caused it and when it was kept, by how many it grew, when it was sent, which devices
 * have it, where else it went, what they did with it, and what has not happened yet.
 */
export function reached({ steps }: Pick<NotificationTrace, 'steps'>, thisDevice: string): Line[] {
  const of = (step: Step['step']) => steps.filter((one) => one.step === step);
  const [caused, ...more] = of('intended');
  const kept = of('stored')[0];
  const [sent] = of('emitted');
  const [seen, read] = [of('seen')[0], of('read')[0]];
  const since = sent?.at ?? null;
  const devices = of('acknowledged').map(({ at, deviceId }) =>
    line('acknowledged', at, since, { key: `acknowledged-${deviceId}`, here: deviceId === thisDevice }),
  );
  const last = more.at(-1);
  return [
    ...(caused ? [line('intended', caused.at)] : []),
    ...(kept ? [line('stored', kept.at, caused?.at)] : []),
    ...(last ? [line('grown', last.at, null, { count: more.length })] : []),
    ...(sent ? [line('emitted', sent.at, of('stored').at(-1)?.at)] : []),
    ...(devices.length > 0 || read || seen ? devices : [waits('unconfirmed')]),
    ...steps.filter(({ channel }) => channel !== 'inApp').map(outside),
    ...(seen ? [line('seen', seen.at)] : read ? [] : [waits('unseen')]),
    ...(read ? [line('read', read.at)] : [waits('unread')]),
    ...(['snoozed', 'archived', 'deleted', 'undone'] as const).flatMap((step) => {
      const found = of(step).at(-1);
      return found ? [line(step, found.at)] : [];
    }),
  ];
}
