/** How long a text is: code points, as PostgreSQL and JSON Schema count them. An emoji is one, though a string holds two of its halves. */
export function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
