/** `pnpm start`: the API as a production process; it serves the web app that `pnpm build` made. */
import { ensureClient } from '@tidings/db/generate';

process.env.NODE_ENV ??= 'production';
await ensureClient();
await import('@tidings/api/main');
