/** A text in Markdown and what every reader of it must make of it. */
export type CorpusText = {
  name: string;
  source: string;
  /** As the renderer of plain HTML writes it; a component may put more around a block of code, a table or a footnote. */
  html: string;
  /** On one line, as in an excerpt. */
  plain: string;
  /** User names, in order. */
  mentions?: readonly string[];
  /** Where its links lead, in order. */
  links?: readonly string[];
};
