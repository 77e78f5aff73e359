import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { bareAddress } from './addresses.ts';
import { scanDelims } from './emphasis.ts';
import { footnoteBlock, footnoteReference } from './footnotes.ts';
import { mention } from './mentions.ts';
import { commentBlock, detailsBlock, harmlessTag } from './tags.ts';
import { plainText } from './text.ts';

/** Far above what the limits let through: markdown-it drops what is nested deeper. */
const MAX_NESTING = 250;
const engine = new MarkdownIt('default', { breaks: true, maxNesting: MAX_NESTING });

// A browser ignores spaces and control characters before a scheme, so they do not hide one, written out or as %09.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ignored = /[\u0000-\u0020\u007f-\u00a0]|%[01][0-9a-f]|%20|%7f/gi;
engine.validateLink = (url) => {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(ignored, ''))?.[1];
  return scheme === undefined || /^(?:https?|mailto)$/i.test(scheme);
};

const normalise = engine.normalizeLink.bind(engine);
// Most addresses are plain already; taking each apart costs more than all the rest of a text.
engine.normalizeLink = (url) => (/^[\w\-.~:/?#@!$&'()*+,;=]*$/.test(url) ? url : normalise(url));

class State extends engine.inline.State {}
State.prototype.scanDelims = scanDelims;
engine.inline.State = State;

engine.core.ruler.disable(['linkify', 'replacements', 'smartquotes']);
engine.block.ruler.disable('html_block');
engine.inline.ruler.disable(['linkify', 'html_inline']);
engine.inline.ruler.at('text', plainText);
engine.inline.ruler.after('autolink', 'harmless_tag', harmlessTag);
engine.inline.ruler.push('address', bareAddress);
engine.inline.ruler.push('mention', mention);
engine.inline.ruler.before('link', 'footnote_ref', footnoteReference);
const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
engine.block.ruler.before('reference', 'footnote', footnoteBlock, interrupts);
engine.block.ruler.before('reference', 'comment', commentBlock, interrupts);
engine.block.ruler.before('reference', 'details', detailsBlock, interrupts);

export function tokensOf(source: string): Token[] {
  const env: Env = {};
  return engine.parse(source, env);
}
