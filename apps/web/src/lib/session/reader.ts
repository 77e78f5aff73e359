import { session } from './state.ts';

const readerId = (): string => {
  const now = session.get();
  return now.status === 'signed-in' ? now.user.id : now.status;
};

/** Runs when somebody else reads than before: signed in, out, or as another. The first answer only settles who it is. */
export function onReaderChange(listener: () => void): () => void {
  let reader = readerId();
  return session.subscribe(() => {
    const before = reader;
    reader = readerId();
    if (reader !== before && before !== 'unknown') listener();
  });
}
