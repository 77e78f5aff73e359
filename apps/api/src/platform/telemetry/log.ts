import pino from 'pino';

export type Log = pino.Logger;

/** Structured logs; tokens, cookies and passwords never reach them. Control characters are escaped by JSON. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: ['*.password', '*.token', '*.accessToken', '*.ticket', 'headers.authorization', 'headers.cookie'],
      censor: '[redacted]',
    },
  });
}
