import type { Role } from '../generated/enums.ts';

export type SeedPerson = { username: string; name: string; role: Role; bio: string; demo: boolean };

const demo = (username: string, name: string, bio: string, role: Role = 'member'): SeedPerson => ({
  username,
  name,
  role,
  bio,
  demo: true,
});
const person = (username: string, name: string, bio = ''): SeedPerson => ({
  username,
  name,
  role: 'member',
  bio,
  demo: false,
});

/** The five demo people share one password; the rest of the community cannot sign in. */
export const people: readonly SeedPerson[] = [
  demo('alice', 'Alice Moreau', 'Runs the sailing club’s forum. Two servers, one cat.'),
  demo('bob', 'Bob Okafor', 'Ferry timetables, bots, and far too many cron jobs.'),
  demo('carol', 'Carol Lindqvist', 'Harbour office by day, translator by night.'),
  demo('mod', 'Mireille Dubois', 'Keeps the peace in Self-hosting.', 'moderator'),
  demo('admin', 'Sam Whitlock', 'Looks after Open Harbour.', 'admin'),
  person('lukasz', 'Łukasz Wójcik', 'Upgrades on Fridays, regrets on Saturdays.'),
  person('hanako', '山田 花子', '全文検索と港の猫が好きです。'),
  person('noor', 'Noor Haddad', 'تصميم الواجهات والترجمة.'),
  person('tomas', 'Tomás Herrera'),
  person('priya', 'Priya Raghunathan', 'Accessibility reviews.'),
  person('theodora', 'Θεοδώρα Παππά'),
  person('dmitri', 'Дмитрий Соколов', 'Резервные копии — это про восстановление.'),
  person('weiling', '陳瑋玲'),
  person('jonas', 'Jonas Lindqvist'),
  person('ana', 'Ana Kovačević', 'Writes the release notes.'),
];

export const DEMO_PASSWORD = 'tidings-demo';
