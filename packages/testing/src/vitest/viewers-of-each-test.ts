import { afterEach } from 'vitest';
import { Viewer, type ViewingMember } from '../sockets/viewer.ts';

/** Viewers that are closed after each test. Call it while the file is collected. */
export function viewersOfEachTest<M extends ViewingMember>() {
  const open: Viewer<M>[] = [];
  const add = (viewer: Viewer<M>): Viewer<M> => {
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
    async view(server: { url: string }, member: M, ...rooms: string[]): Promise<Viewer<M>> {
      const viewer = add(new Viewer(server, member));
      await viewer.connect();
      if (rooms.length > 0) await viewer.subscribe(rooms);
      return viewer;
    },
  };
}
