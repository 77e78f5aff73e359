import { lineText, writtenText } from './text.ts';

/** What leaves no ink: spaces, marks without a letter, fillers that only look like letters to a program. */
const unseen = '\\p{White_Space}\\p{C}\\p{M}\\p{Default_Ignorable_Code_Point}\\u2800\\u{1D159}\\u{13441}\\u{13442}';
const seen = new RegExp(`[^${unseen}]`, 'u');
/** Embeddings, overrides and isolates: they turn what stands around a line, too. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;
/** These, and the marks that only turn what is next to them: a name has no use for them. */
const turnsOrMarks = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** Text of several lines that shows something. */
export const visibleText = () => writtenText().regex(seen, 'Nothing of that can be seen.');

/** Out first, then composed, then without spaces around it: what goes must not keep apart what belongs together. */
const shown = (out: RegExp) =>
  lineText()
    .overwrite((value) => value.replace(out, '').normalize('NFC'))
    .trim()
    .regex(seen, 'Nothing of that can be seen.');

/** One line that shows something: composed (NFC), and without what turns the direction of what stands around it. */
export const line = () => shown(turns);

/** What somebody or something is called: a line that has no invisible characters but those that join letters and emoji. */
export const nameLine = () => shown(turnsOrMarks).regex(/^(?:[\u200c\u200d]|[^\p{Cf}])*$/u, 'No control characters');
