/** `pnpm bench`: measures, in a fresh clone as well; packages/bench/src/main.ts says with which options. */
import { ensureClient } from '@tidings/db/generate';

await ensureClient();
await import('@tidings/bench/main');
