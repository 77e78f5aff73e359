/**
 * A first guess at the beginning of a text without its marks: "**Now** see [this](…)" reads "Now see this". Events bring
 * the text before the server's excerpt of it, which follows with the bump of the topic; the renderer is too heavy here.
 */
export function plainExcerpt(body: string | null): string {
  const excerpt = (body ?? '').slice(0, 400);
  const text = excerpt
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)?/g, '$1')
    .replace(/```\w*/g, ' ')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(^|[\s(“"])([*_])(\S(?:[^*_]*\S)?)\2(?=$|[\s.,;:!?)”"])/g, '$1$3');
  // Lines are joined here, so only a text that begins with a quote has marks of quoting within it.
  const unquoted = /^\s*>/.test(text) ? text.replace(/(^|\s)>(?=\s|$)/g, '$1') : text;
  return unquoted
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+\.)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160);
}
