/** The one version of the wire this code speaks (PROTOCOL). */
export const PROTOCOL_VERSION = 1;
/** The engine's path. */
export const REALTIME_PATH = '/ws';
