/** Lengths of beginnings that are found as such; of a longer one the rows that have the shorter one are looked at. */
const LENGTHS = [3, 5];
const mark = (beginning: string) => `^${beginning}`;

/** The beginnings of a word that are kept with it, marked as no word is. */
export const beginningsOf = (word: string): string[] => {
  const characters = [...word];
  return LENGTHS.filter((length) => length < characters.length).map((length) =>
    mark(characters.slice(0, length).join('')),
  );
};

/** Under what a beginning is kept, whatever follows it; undefined where it is too short to be looked for. */
export function keptBeginning(beginning: string): string | undefined {
  const characters = [...beginning];
  const length = LENGTHS.findLast((one) => one <= characters.length);
  return length === undefined ? undefined : mark(characters.slice(0, length).join(''));
}
