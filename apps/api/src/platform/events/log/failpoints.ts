/** Where a server may be let die: with the rows written and nothing appended, or committed and nothing published. */
export type FailpointName = 'before-append' | 'after-commit';
export type Failpoint = (at: FailpointName, correlationId: string) => void;

/**
 * Lets a server die where tests want it: a request whose correlation id begins with `die-<failpoint>` kills the process
 * at once, and so does work of its own under a correlation id that is named, as `die-<failpoint>@<id>`. The configuration
 * honours these names with NODE_ENV=test alone.
 */
export const failpoints =
  (names: readonly string[]): Failpoint =>
  (at, correlationId) => {
    const name = `die-${at}`;
    const asked = names.includes(name) && correlationId.startsWith(name);
    if (asked || names.includes(`${name}@${correlationId}`)) process.kill(process.pid, 'SIGKILL');
  };
