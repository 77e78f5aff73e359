/** Characters in the title of a topic. */
export const TITLE_MIN = 3;
export const TITLE_MAX = 200;
/** Characters in the text of a topic or a reply. */
export const BODY_MAX = 32_000;
