/** Characters in the headline of an announcement. */
export const HEADLINE_MAX = 80;
/** Characters in its text. */
export const ANNOUNCEMENT_BODY_MAX = 4000;
/** How long an announcement can be called back after it went out, in ms. */
export const CALL_BACK_MS = 60_000;
