const segmenter = new Intl.Segmenter();

/** Where the so manieth character begins, in UTF-16 units. */
function unitsOf(text: string, characters: number): number {
  let at = 0;
  for (let count = 0; count < characters && at < text.length; count += 1)
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/**
 * At most the first so many characters (code points) of a text, none of them half: no surrogate without its other, no
 * letter without its accents, no emoji without its parts.
 */
export function cutAt(text: string, characters: number): string {
  const end = unitsOf(text, characters);
  if (end >= text.length) return text;
  // What decides stands near: a longer sequence is no character anybody reads.
  const from = Math.max(0, end - 200);
  const start = segmenter.segment(text.slice(from, end + 200)).containing(end - from)?.index ?? end - from;
  return text.slice(0, start === 0 ? end : from + start);
}
