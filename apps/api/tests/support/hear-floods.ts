import type { Any, Forum } from './forum.ts';

/** Notes in `closed` the limit of every connection that is closed for a flood from now on. */
export function hearFloods(forum: Forum, closed: string[]): void {
  const { floods } = (forum.app.realtime.options as Any).metrics;
  const count = floods.inc.bind(floods);
  floods.inc = (labels: Any) => {
    closed.push(labels.limit);
    count(labels);
  };
}
