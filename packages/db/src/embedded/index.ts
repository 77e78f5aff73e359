export { boundCommand } from './bound-command.ts';
export { DataDirBusyError, type EmbeddedOptions, type EmbeddedPostgres, EmbeddedPostgresError } from './options.ts';
export { lockHolder, tryLock, unlock, withFileLock } from './os/file-lock.ts';
export { freePort, isPortFree } from './os/ports.ts';
export { birthMark, commandLine, isAlive, signal, waitForExit } from './os/processes.ts';
export { startEmbeddedPostgres } from './start.ts';
