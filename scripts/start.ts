/** `pnpm start`: the API as a production process; it serves the web app that `pnpm build` made. */
import { ensureClient } from '../packages/db/scripts/generate.ts';

process.env.NODE_ENV ??= 'production';
await ensureClient();
await import('../apps/api/src/main.ts');
