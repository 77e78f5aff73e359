import { excerpt } from '@tidings/markdown/excerpt';

const LENGTH = 160;

/** How much of a text the excerpt is made from; queries cut there so that a list never reads whole posts. */
export const EXCERPT_SOURCE = 2000;

/** The beginning of a post as plain words: quotes and marks of markdown left out, at most 160 characters, none of them half. */
export const excerptOf = (markdown: string, length = LENGTH): string =>
  excerpt(markdown.slice(0, EXCERPT_SOURCE), length);
