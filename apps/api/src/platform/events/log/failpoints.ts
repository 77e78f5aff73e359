/**
 * Where tests let a server die between COMMIT and publish: a request whose correlation id begins with the failpoint's
 * name kills the process at once. The configuration honours names with NODE_ENV=test alone.
 */
export function failpoints(names: readonly string[]): (correlationId: string) => void {
  if (!names.includes('die-after-commit')) return () => undefined;
  return (correlationId) => {
    if (correlationId.startsWith('die-after-commit')) process.kill(process.pid, 'SIGKILL');
  };
}
