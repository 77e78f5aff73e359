import { isDeletedMember } from '@tidings/contracts/gone';
import { lookOf } from './look.ts';

/** Names that speak for the forum: whoever has one is taken for staff or for the machine. */
const offices = [
  ...['admin', 'admins', 'administrator', 'administrators', 'administration', 'mod', 'mods', 'moderator', 'moderators'],
  ...['moderation', 'staff', 'support', 'helpdesk', 'official', 'sysadmin', 'sysop', 'root', 'superuser', 'webmaster'],
  ...['postmaster', 'hostmaster', 'abuse', 'security', 'tidings', 'operator', 'owner', 'system', 'noreply'],
  ...['moderatorin', 'administratorin', 'verwaltung', 'betreiber', 'kundendienst'],
];
/** Words that make an office of another: "the support team", "forum admin 2". */
const beside = [
  ...['the', 'team', 'forum', 'site', 'community', 'account', 'group', 'desk', 'help', 'service', 'super'],
  ...['head', 'chief', 'global', 'real', 'our', 'your', 'bot', 'main', 'lead', 'reply'],
  ...['das', 'der', 'die', 'ihr', 'unser'],
];
/** Names of nobody and of everybody, as mentions or programs have them. Only these very words: people are called what looks like them. */
const nobody = new Set([
  'everyone',
  'everybody',
  'all',
  'here',
  'channel',
  'anonymous',
  'null',
  'undefined',
  'me',
  'nobody',
  'deleted',
]);

const officeLooks = new Set(offices.map(lookOf));
const besideLooks = new Set(beside.map(lookOf));
const longest = Math.max(...[...officeLooks, ...besideLooks].map(({ length }) => length));

/** Whether a look is made of offices and words beside them, with one office at least. */
function isOffice(look: string): boolean {
  // For each place: whether the look up to it can be read so, and whether with an office in it.
  const reach: (boolean | undefined)[] = [false];
  for (let end = 1; end <= look.length; end += 1) {
    for (let from = Math.max(0, end - longest); from < end; from += 1) {
      const before = reach[from];
      if (before === undefined || reach[end]) continue;
      const word = look.slice(from, end);
      if (officeLooks.has(word)) reach[end] = true;
      else if (besideLooks.has(word)) reach[end] = before;
    }
  }
  return reach[look.length] === true;
}

const around = /^\P{L}+|\P{L}+$/gu;
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** A word in its one spelling: whatever its case and width, and without what cannot be seen. */
const wordOf = (name: string): string => name.normalize('NFKC').replace(unseen, '').toLowerCase().replace(around, '');

/** Whether a name, or what it looks like, is kept for those who run the forum, or names nobody. */
export function isReserved(name: string): boolean {
  return (
    isDeletedMember({ username: name }) ||
    nobody.has(wordOf(name)) ||
    [name, name.replace(around, '')].map(lookOf).some(isOffice)
  );
}
