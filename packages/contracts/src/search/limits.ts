/** What may be searched for: so many characters, and so many words in them. */
export const QUERY_MAX = 200;
export const QUERY_WORDS = 12;

/** So many matches in a topic are listed; beyond them it is only known that there are more. */
export const MATCHES_MAX = 1000;
/** So many matches of a search are counted and ranked, the newest; beyond them it is only known that there are more. */
export const RANKED_MAX = 500;
/** The same where words must follow one another, which the text of each match has to be read for. */
export const RANKED_PHRASES_MAX = 200;
