import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const source = join(import.meta.dirname, 'src/service-worker/main.ts');

/** The service worker as one classic script: browsers that take push take that, and not all of them take modules. */
async function bundled(minify: boolean): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify,
      target: 'es2022',
      sourcemap: false,
      lib: { entry: source, formats: ['iife'], name: 'tidings', fileName: () => 'sw.js' },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built.');
  return chunk.code;
}

/** Serves the service worker under its one address, beside the app: no page loads it as a part of itself. */
export const serviceWorker: Plugin = {
  name: 'service-worker',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'sw.js', source: await bundled(true) });
  },
  configureServer(server) {
    server.middlewares.use('/sw.js', (_request, response, next) => {
      bundled(false).then((code) => {
        response.setHeader('content-type', 'text/javascript');
        response.setHeader('cache-control', 'no-cache');
        response.end(code);
      }, next);
    });
  },
};
