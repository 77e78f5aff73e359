/**
 * The law for folders: none goes in a circle with another, types counted. A run of its own, because tests stand beside
 * what they test and may import from everywhere: they are no part of what a folder depends on.
 */
import modules, { test } from './.dependency-cruiser.mjs';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-folder-cycle',
    severity: 'error',
    scope: 'folder',
    from: { path: '^(apps|packages|e2e|scripts)/' },
    to: { circular: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: { ...modules.options, exclude: { path: [...modules.options.exclude.path, test] } },
};
