/**
 * The English messages of each noun by its name; every `messages/en.ts` adds its own. What `t` accepts follows from them,
 * and both locales are checked against them, so nothing is listed by hand.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Catalogues {}

type Noun = keyof Catalogues;

export type MessageKey = { [N in Noun]: keyof Catalogues[N] & string }[Noun];

/** The English text of a key. */
export type MessageOf<K extends MessageKey> = {
  [N in Noun]: K extends keyof Catalogues[N] ? Catalogues[N][K] & string : never;
}[Noun];
