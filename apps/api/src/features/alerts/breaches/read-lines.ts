/** Bytes of a line that are read; a longer one is no record, and refused before it is all in memory. */
export const LINE_MAX = 64 * 1024;

/** A line that is longer than any record: what follows it is not read. */
export class LineTooLong extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`Line ${line} is longer than ${LINE_MAX} bytes. Split the file into one identifier a line.`);
    this.name = 'LineTooLong';
    this.line = line;
  }
}

/**
 * The lines of a stream, without what ends them, in lots as they come. Holds no more than a chunk and one line. Throws LineTooLong with the
 * number of the line, counted from 1.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let rest: Buffer | null = null;
  let number = 0;
  for await (const chunk of chunks) {
    const lines: Buffer[] = [];
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line: Buffer = chunk.subarray(from, at);
      number += 1;
      const whole: Buffer = rest ? Buffer.concat([rest, line]) : line;
      if (whole.length > LINE_MAX) throw new LineTooLong(number);
      lines.push(whole.at(-1) === 13 ? whole.subarray(0, -1) : whole);
      rest = null;
      from = at + 1;
    }
    const left: Buffer = chunk.subarray(from);
    if ((rest?.length ?? 0) + left.length > LINE_MAX) throw new LineTooLong(number + 1);
    // A copy: else the line would keep its whole chunk.
    rest = rest || left.length > 0 ? Buffer.concat(rest ? [rest, left] : [left]) : null;
    yield lines;
  }
  if (rest && rest.length > 0) yield [rest];
}
