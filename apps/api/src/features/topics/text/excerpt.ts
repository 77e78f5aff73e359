const LENGTH = 160;

/** How much of a text the excerpt is made from; queries cut there so that a list never reads whole posts. */
export const EXCERPT_SOURCE = 400;

/** The beginning of a post as plain words: quotes and marks of markdown left out, at most 160 characters. */
export function excerptOf(markdown: string): string {
  const words = [...markdown]
    .slice(0, EXCERPT_SOURCE)
    .join('')
    .replace(/^\s*(?:>.*|`{3}.*|\|[\s|:-]+\|)$/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+\.)\s+/gm, '')
    .replace(/(\*\*|__|~~|\*|`)(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...words].slice(0, LENGTH).join('');
}
