const longest = 60;
/** Letters that no decomposition turns into plain ones. */
const plain: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };

/** The same for the same name, and hardly that of another. */
function mark(name: string): string {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_679_616;
  return sum.toString(36).padStart(4, '0');
}

/**
 * An address for a group of this name: its Latin letters and digits, without accents, at most 60. A name without any gets
 * one that can be kept or changed; no name, none.
 */
export function addressFrom(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[’'`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  const seen = name.trim();
  return words === '' && /[\p{L}\p{N}\p{S}]/u.test(seen) ? `group-${mark(seen)}` : words;
}

/** Addresses that lead to pages of ours. */
export const isOurs = (address: string): boolean => ['new', 'archived'].includes(address);
