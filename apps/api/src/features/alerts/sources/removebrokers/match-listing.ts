import type { Findings } from '@tidings/contracts';
import { addressWords, nameWords, normalise } from '../../monitored/identifiers.ts';

export type Match = Findings['removebrokers']['matches'][number];
/** What a broker lists, and what is known of a member: the same three things. */
export type Person = { names: readonly string[]; addresses: readonly string[]; phones: readonly string[] };

/** How alike two things have to be to count at all, by what they are. */
const LEAST = { name: 0.84, address: 0.8, phone: 1 } as const;
/** How much each says about whether it is the same person. A name alone is many people's. */
const WEIGHT = { name: 0.5, address: 0.35, phone: 0.45 } as const;
/** From which score on a listing is taken to be about the member. */
export const THRESHOLD = 0.75;

/** How alike two words are, from 0 to 1: by the letters that stand near each other in both (Jaro), and how they begin (Winkler). */
export function alike(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [[...a], [...b]];
  if (left.length === 0 || right.length === 0) return 0;
  const near = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Array<boolean>(right.length).fill(false);
  const found: string[] = [];
  left.forEach((letter, at) => {
    const to = Math.min(right.length - 1, at + near);
    for (let i = Math.max(0, at - near); i <= to; i++)
      if (!taken[i] && right[i] === letter) {
        taken[i] = true;
        found.push(letter);
        return;
      }
  });
  if (found.length === 0) return 0;
  const others = right.filter((_, i) => taken[i]);
  const swapped = found.filter((letter, i) => letter !== others[i]).length / 2;
  const jaro = (found.length / left.length + found.length / right.length + (found.length - swapped) / found.length) / 3;
  let same = 0;
  while (same < 4 && same < left.length && left[same] === right[same]) same++;
  return jaro + same * 0.1 * (1 - jaro);
}

/** How alike two lists of words are: each of the shorter with its best in the longer; numbers have to be the same. */
function wordsAlike(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return 0;
  const left = [...many];
  let sum = 0;
  for (const word of few) {
    const scores = left.map((other) => (/\d/.test(word + other) ? Number(word === other) : alike(word, other)));
    const best = Math.max(0, ...scores);
    if (best > 0) left.splice(scores.indexOf(best), 1);
    sum += best;
  }
  // What only one of both has takes a little away: a middle name, a country.
  return (sum / few.length) * (1 - 0.06 * (many.length - few.length));
}

const WORDS_MAX = 12;
const words = { name: nameWords, address: addressWords } as const;

function compare(field: 'name' | 'address', known: string, listed: string): Match | null {
  if (known.trim() === listed.trim()) return { field, kind: 'exact', score: 1 };
  const [a, b] = [words[field](known).slice(0, WORDS_MAX), words[field](listed).slice(0, WORDS_MAX)];
  if (a.length > 0 && a.join(' ') === b.join(' ')) return { field, kind: 'normalised', score: 0.98 };
  const score = wordsAlike(a, b);
  return a.length > 1 && b.length > 1 && score >= LEAST[field] ? { field, kind: 'fuzzy', score } : null;
}

/** Phone numbers are the same or not; one without its country fits where all its digits do. */
function comparePhone(known: string, listed: string): Match | null {
  if (known.trim() === listed.trim()) return { field: 'phone', kind: 'exact', score: 1 };
  const [a, b] = [normalise('phone', known), normalise('phone', listed)];
  if (!a || !b) return null;
  const [x, y] = [a.replace(/^0/, ''), b.replace(/^0/, '')];
  const fits = a === b || (Math.min(x.length, y.length) >= 8 && (x.endsWith(y) || y.endsWith(x)));
  return fits ? { field: 'phone', kind: 'normalised', score: a === b ? 0.98 : 0.9 } : null;
}

function best(matches: (Match | null)[]): Match | null {
  return matches.reduce<Match | null>(
    (most, match) => (match && (!most || match.score > most.score) ? match : most),
    null,
  );
}

/** What of a member a listing has, and how sure it is that it is them: from 0 to 1. */
export function matchListing(profile: Person, listing: Person): { matches: Match[]; score: number } {
  const pairs = <T>(known: readonly T[], listed: readonly T[], one: (a: T, b: T) => Match | null) =>
    best(known.flatMap((a) => listed.map((b) => one(a, b))));
  const matches = [
    pairs(profile.names, listing.names, (a, b) => compare('name', a, b)),
    pairs(profile.addresses, listing.addresses, (a, b) => compare('address', a, b)),
    pairs(profile.phones, listing.phones, comparePhone),
  ].filter((match) => match !== null);
  const sum = matches.reduce((total, { field, score }) => total + WEIGHT[field] * score, 0);
  return { matches, score: Math.min(1, Math.round(sum * 1000) / 1000) };
}
