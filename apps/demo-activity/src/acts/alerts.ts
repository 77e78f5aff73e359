import type { AlertSource, Findings, ProfileAnswer, Severity } from '@tidings/contracts';
import { type Act, pick, type Scene } from '../scene.ts';

type Who = { username: string; name: string };
/** What a source may find about somebody. */
type May<S extends AlertSource> = readonly [Severity, (who: Who) => Findings[S]][];

const act =
  <S extends AlertSource>(source: S, may: May<S>): Act =>
  async ({ actor, visitor, sources, random }: Scene) => {
    const found = pick(may, random);
    if (!found) return false;
    const { displayName: name } = await actor.call<ProfileAnswer>('GET', `/api/users/${visitor}`);
    const [severity, finding] = found;
    return sources.send(source, visitor, severity, finding({ username: visitor, name }));
  };

const exposed = (
  { username }: Who,
  breach: string,
  leakedAt: string,
  records: number,
  part: 'password_hash' | 'phone',
) => ({
  ...{ kind: 'email' as const, identifier: `${username}@openharbour.example`, breach, leakedAt, records },
  exposed: ['email' as const, part],
});
const threshold = 0.85;

export const exposure = act('darkwatch', [
  ['critical', (who) => exposed(who, 'Pierline Logistics', '2026-10-12T00:00:00.000Z', 2_100_000, 'password_hash')],
  ['medium', (who) => exposed(who, 'Buoy & Bell mail orders', '2025-03-04T00:00:00.000Z', 48_000, 'phone')],
]);
export const voice = act('voiceprint', [
  [
    'medium',
    ({ name }) => ({
      ...{ speaker: name, heardBy: null, channel: 'call' },
      ...{ score: 0.93, threshold, heardAt: '2026-11-20T09:12:00.000Z' },
    }),
  ],
  [
    'high',
    ({ name }) => ({
      ...{ speaker: name, heardBy: 'Jonas Lindqvist', channel: 'message' },
      ...{ score: 0.97, threshold, heardAt: '2026-11-22T17:40:00.000Z' },
    }),
  ],
]);
export const spam = act('spamshield', [
  [
    'low',
    () =>
      blocked('berths@cheap-moorings.example', 'Your berth is cancelled, confirm your card to keep it', 6, [
        'card',
        'confirm',
      ]),
  ],
  [
    'low',
    () =>
      blocked('customs@parcel-desk.example', 'A parcel waits for you, pay 1.99 to release it', 14, ['release', 'pay']),
  ],
]);
export const property = act('hometitle', [
  ['high', ({ name }) => changed('9 Ropewalk, Open Harbour', 'OH-2231', 'owner', name, `${name} Estates Ltd`)],
  ['medium', () => changed('9 Ropewalk, Open Harbour', 'OH-2231', 'mortgage', null, 'Seawall Credit, 40,000')],
]);
export const broker = act('removebrokers', [
  ['medium', () => listed('PeopleFinder.example', 'exact')],
  ['low', () => listed('OldNumbers.example', 'fuzzy')],
]);

function blocked(sender: string, excerpt: string, times: number, words: string[]): Findings['spamshield'] {
  return {
    ...{ sender, excerpt, blocked: times, score: 0.98, threshold: 0.9 },
    words: words.map((word, at) => ({ word, weight: 3.2 - at / 2 })),
  };
}

function changed(
  property: string,
  recordId: string,
  field: 'owner' | 'mortgage',
  before: string | null,
  after: string,
) {
  const severity = field === 'owner' ? ('high' as const) : ('medium' as const);
  return { property, recordId, changes: [{ field, name: field, before, after, severity }] };
}

function listed(name: string, kind: 'exact' | 'fuzzy'): Findings['removebrokers'] {
  const score = kind === 'exact' ? 1 : 0.82;
  return {
    ...{ broker: name, url: null, score, threshold: 0.75 },
    matches: [
      { field: 'name', kind, score },
      { field: 'phone', kind: 'normalised', score: 0.98 },
    ],
  };
}
