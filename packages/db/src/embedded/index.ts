export { boundCommand } from './bound-command.ts';
export { lockHolder, tryLock, unlock, withFileLock } from './file-lock.ts';
export { DataDirBusyError, type EmbeddedOptions, type EmbeddedPostgres, EmbeddedPostgresError } from './options.ts';
export { freePort, isPortFree } from './ports.ts';
export { birthMark, commandLine, isAlive, signal, waitForExit } from './processes.ts';
export { startEmbeddedPostgres } from './start.ts';
