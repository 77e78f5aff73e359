import { day, hour } from './seed-topic.ts';

/** What was found about somebody of the demo, and what became of it. */
export type SeedAlert = {
  who: string;
  source: 'voiceprint' | 'spamshield' | 'hometitle' | 'removebrokers';
  severity: 'low' | 'medium' | 'high' | 'critical';
  state: 'new' | 'acknowledged' | 'resolved';
  minutesAgo: number;
  finding: object;
};
type Known = Omit<SeedAlert, 'source' | 'finding'>;

const spam = (known: Known, sender: string, excerpt: string, blocked: number, ...words: string[]): SeedAlert => ({
  ...known,
  source: 'spamshield',
  finding: {
    ...{ sender, excerpt, blocked, score: 0.98, threshold: 0.9 },
    words: words.map((word, at) => ({ word, weight: 3.4 - at / 2 })),
  },
});
const listing = (known: Known, broker: string): SeedAlert => ({
  ...known,
  source: 'removebrokers',
  finding: {
    ...{ broker, url: null, score: 0.97, threshold: 0.75 },
    matches: [
      { field: 'name', kind: 'exact', score: 1 },
      { field: 'phone', kind: 'normalised', score: 0.98 },
    ],
  },
});
const record = (known: Known, property: string, before: string, after: string): SeedAlert => ({
  ...known,
  source: 'hometitle',
  finding: {
    ...{ property, recordId: `OH-${property.length}${before.length}` },
    changes: [{ field: 'owner', name: 'owner', before, after, severity: known.severity }],
  },
});
const voice = (known: Known, speaker: string, heardBy: string, heardAt: string): SeedAlert => ({
  ...known,
  source: 'voiceprint',
  finding: { speaker, heardBy, channel: 'call', score: 0.91, threshold: 0.85, heardAt },
});

/** Each of those who may sign in finds one that nobody has in hand, one that is in hand or waits, and one that is done. */
export const seedAlerts = (now: Date): readonly SeedAlert[] => {
  const is = (who: string, severity: SeedAlert['severity'], state: SeedAlert['state'], minutesAgo: number) => ({
    ...{ who, severity, state, minutesAgo },
  });
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  return [
    record(is('alice', 'high', 'new', 2 * hour), '14 Quay Street, Open Harbour', 'A. Moreau', 'A. Moreau Holdings Ltd'),
    listing(is('alice', 'medium', 'acknowledged', 3 * day), 'PeopleFinder'),
    spam(is('alice', 'low', 'resolved', 5 * day), 'invoices@pay-now.example', 'Your invoice is overdue', 12, 'overdue'),
    voice(is('bob', 'medium', 'new', 25), 'Bob Okafor', 'Carol Lindqvist', before(45)),
    listing(is('bob', 'medium', 'acknowledged', 2 * day), 'OldNumbers'),
    spam(is('bob', 'low', 'resolved', 6 * day), 'prize@win.example', 'You have won a ferry cruise', 4, 'won', 'prize'),
    listing(is('carol', 'medium', 'new', 4 * hour), 'PeopleFinder'),
    record(
      is('carol', 'medium', 'acknowledged', 2 * day),
      '3 Customs Lane, Open Harbour',
      'C. Lindqvist',
      'K. Lindqvist',
    ),
    spam(
      is('carol', 'low', 'resolved', 4 * day),
      'parcel@track-it.example',
      'Your parcel waits at customs',
      7,
      'parcel',
    ),
    spam(is('mod', 'low', 'new', 5 * hour), 'support@verify-now.example', 'Verify your mailbox today', 9, 'verify'),
    listing(is('mod', 'medium', 'resolved', 3 * day), 'PeopleFinder'),
    record(is('admin', 'high', 'new', 90), '14 Kaistraße, Hamburg', 'S. Whitlock', 'S. Whitlok Holdings UG'),
    listing(is('admin', 'medium', 'acknowledged', 3 * day), 'PeopleFinder'),
    spam(
      is('admin', 'low', 'resolved', 5 * day),
      'billing@domains.example',
      'Your domain expires today',
      41,
      'expires',
    ),
  ];
};
