import { afterEach } from 'vitest';
import type { Forum, Member } from './forum.ts';
import { Viewer } from './viewer.ts';

/** Viewers that are closed after each test. Call it while the file is collected. */
export function viewersOfEachTest() {
  const open: Viewer[] = [];
  const add = (viewer: Viewer): Viewer => {
    open.push(viewer);
    return viewer;
  };
  const close = () => {
    for (const viewer of open.splice(0)) viewer.close();
  };
  afterEach(close);
  return {
    add,
    close,
    /** Somebody who is connected and looks into these rooms. */
    async view(forum: Forum, member: Member, ...rooms: string[]): Promise<Viewer> {
      const viewer = add(new Viewer(forum, member));
      await viewer.connect();
      if (rooms.length > 0) await viewer.subscribe(rooms);
      return viewer;
    },
  };
}
