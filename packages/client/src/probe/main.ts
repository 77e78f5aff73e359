import { ProbeError } from './account.ts';
import { readOptions, UsageError, usage } from './options.ts';
import { probe } from './probe.ts';

/** Process only: command line → probe → exit code (0 well, 1 no connection, 2 a wrong call). */
async function main(): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const options = readOptions(process.argv.slice(2), process.env);
    await probe(options, (line) => process.stdout.write(`${line}\n`), stop.signal);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message ? `${error.message}\n\n` : ''}${usage}\n`);
      return error.message ? 2 : 0;
    }
    process.stderr.write(`${error instanceof ProbeError ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = await main();
