import type { Plugin } from 'vite';

/** A tab was closed, or the API ended, while something was on its way: everyday here, and no fault of the sources. */
const everyday = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_WRITE_AFTER_END',
]);
const away = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/** Keeps stack traces of closed tabs and of an API that restarts off the developer's terminal. */
export const quietProxy: Plugin = {
  name: 'quiet-proxy',
  apply: 'serve',
  configResolved({ logger }) {
    const error = logger.error.bind(logger);
    let said = false;
    logger.error = (message, options) => {
      const code = /proxy/.test(message) ? (options?.error as { code?: string } | undefined)?.code : undefined;
      if (code !== undefined && everyday.has(code)) return;
      if (code === undefined || !away.has(code)) return error(message, options);
      if (!said) logger.warn('The API does not answer; requests of the page wait for it to start again');
      said = true;
      setTimeout(() => {
        said = false;
      }, 10_000).unref();
    };
  },
};
