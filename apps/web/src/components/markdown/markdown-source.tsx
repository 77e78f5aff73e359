/** As much as is laid out at once; a text of 32,000 characters in many fonts would take a second. */
const PIECE = 1000;

/** Characters in a line, about: what is not laid out yet is to take the room it will take. */
const LINE = 80;

const linesOf = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);

/** Pieces that end with a line, else with a word, else before a whole character. */
function piecesOf(source: string): { at: number; text: string }[] {
  const pieces: { at: number; text: string }[] = [];
  for (let at = 0; at < source.length; ) {
    const most = source.slice(at, at + PIECE);
    const last = Math.max(most.lastIndexOf('\n'), most.length === PIECE ? most.lastIndexOf(' ') : -1) + 1;
    const whole = /[\ud800-\udbff]$/.test(most) ? most.length - 1 : most.length;
    const size = at + PIECE >= source.length ? most.length : last > PIECE / 2 ? last : whole;
    pieces.push({ at, text: source.slice(at, at + size).replace(/\n$/, '') });
    at += size;
  }
  return pieces;
}

/**
 * A text as it was written: before the renderer is here, or where it would be too much to render. Of a long one the
 * browser lays out only what can be seen.
 */
export const MarkdownSource = ({ source }: { source: string }) =>
  source.length <= PIECE ? (
    <p className="whitespace-pre-wrap">{source}</p>
  ) : (
    <div className="markdown-source">
      {piecesOf(source).map(({ at, text }) => (
        <p key={at} className="whitespace-pre-wrap" style={{ containIntrinsicBlockSize: `auto ${linesOf(text)}lh` }}>
          {text}
        </p>
      ))}
    </div>
  );
