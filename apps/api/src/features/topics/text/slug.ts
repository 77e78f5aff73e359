import { cutAt } from '@tidings/markdown/cut';

/** More accents than any script puts on one letter. */
const pile = /(\p{M}{4})\p{M}+/gu;
/** Between words: anything but letters and digits, with the accents and selectors that belong to it. */
const between = /[^\p{L}\p{N}\p{M}]+\p{M}*|^\p{M}+/gu;

/**
 * A readable end for an address: letters and digits of any script with their accents, at most 80 characters and none of
 * them half; `topic` when none is left.
 */
export const slugOf = (title: string): string =>
  cutAt(
    title
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKC')
      .replace(pile, '$1')
      .replace(between, '-')
      .replace(/^-+|-+$/g, ''),
    80,
  ).replace(/-+$/, '') || 'topic';
