import unhomoglyph from 'unhomoglyph';

const unseen = /[\p{Default_Ignorable_Code_Point}\p{M}]/gu;
/** Digits and signs that are read as letters, and letters that are read as one another. */
const readAs: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '|': 'i',
  '!': 'i',
  l: 'i',
};

const bare = (text: string): string => text.normalize('NFKD').replace(unseen, '').toLowerCase();

/**
 * How a name looks at a glance: two names that are taken for each other have the same look (Unicode TS 39, with the table of
 * confusables that unhomoglyph keeps, and what is read into digits). Only letters and digits stay.
 */
export function lookOf(name: string): string {
  const shapes = bare(unhomoglyph(bare(unhomoglyph(name.normalize('NFKD').replace(unseen, '')))));
  return shapes
    .replace(/[013457 8@$|!l]/g, (sign) => readAs[sign] ?? sign)
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
