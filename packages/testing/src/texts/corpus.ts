import { addresses } from './corpus/addresses.ts';
import { cjk } from './corpus/cjk.ts';
import type { CorpusText } from './corpus/corpus-text.ts';
import { footnotes } from './corpus/footnotes.ts';
import { lines } from './corpus/lines.ts';
import { marks } from './corpus/marks.ts';
import { mentions } from './corpus/mentions.ts';
import { tags } from './corpus/tags.ts';
import { tasks } from './corpus/tasks.ts';

const groups = { lines, tasks, marks, tags, footnotes, addresses, mentions, cjk };

/** Texts and what they mean, for every renderer, excerpt and finder of mentions there is. */
export const corpus: readonly CorpusText[] = Object.entries(groups).flatMap(([group, texts]) =>
  texts.map((text) => ({ ...text, name: `${group}: ${text.name}` })),
);
