import { enforceContract } from '../src/platform/contract/contract.ts';

// The files of one process share what is loaded: each begins as a process does, which holds to no contract until a server says so.
enforceContract({ strict: false, log: null });
