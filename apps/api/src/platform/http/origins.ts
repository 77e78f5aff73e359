/** Seconds a browser may keep the answer to a preflight. */
export const PREFLIGHT_SECONDS = 600;

type Origins = ReadonlySet<string>;

/** Whether pages of this origin may ask and read. One rule for HTTP, event streams and sockets. */
export const isAllowedOrigin = (origins: Origins, origin: string | undefined): origin is string =>
  origin !== undefined && origins.has(origin);

/** Whether a page that is not ours asks; a program sends no origin. */
export const isForeignOrigin = (origins: Origins, origin: string | undefined): boolean =>
  origin !== undefined && !isAllowedOrigin(origins, origin);
