import { diffWordsWithSpace } from 'diff';

export type Change = { kind: 'same' | 'added' | 'removed'; text: string };

/** Texts that have nothing in common are compared for ever: after so long they are shown as one replaced by the other. */
const patienceMs = 300;

/** What became of a text, word by word and in order: the `same` and `removed` parts are the earlier, `same` and `added` the later one. */
export function changesBetween(earlier: string, later: string): Change[] {
  const parts = diffWordsWithSpace(earlier, later, { timeout: patienceMs });
  if (!parts) {
    return [
      { kind: 'removed', text: earlier },
      { kind: 'added', text: later },
    ];
  }
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
