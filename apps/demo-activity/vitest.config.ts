import { testProject } from '../../vitest.shared.ts';

export default testProject(import.meta.dirname);
