/** What may be searched for: so many characters, and so many words in them. */
export const QUERY_MAX = 200;
export const QUERY_WORDS = 12;

/** So many matches are counted and ranked, the newest; beyond them it is only known that there are more. */
export const MATCHES_MAX = 1000;
