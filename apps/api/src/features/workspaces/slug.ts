import { randomInt } from 'node:crypto';

/** Without what reads like something else: 0 and o, 1 and l and i. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const CHANCE = 6;

/**
 * The address of a new workspace: its name and a few letters by chance. An address that was taken would say that others
 * have such a workspace; with 31^6 of them each name has its own.
 */
export function workspaceSlug(name: string): string {
  const chance = Array.from({ length: CHANCE }, () => letters[randomInt(letters.length)]).join('');
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const readable = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 40)
    .replace(/-$/, '');
  return readable ? `${readable}-${chance}` : chance;
}
