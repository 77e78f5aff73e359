/** `pnpm tarballs`: @tidings/contracts and @tidings/client as packages that other programs install. */
import { mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { root } from './lib/steps.ts';
import { tarball } from './lib/tarball.ts';

const to = resolve(process.argv[2] ?? join(root, 'dist'));
mkdirSync(to, { recursive: true });
const stages = {};
for (const name of ['contracts', 'client']) console.log(relative(process.cwd(), await tarball(name, to, stages)));
