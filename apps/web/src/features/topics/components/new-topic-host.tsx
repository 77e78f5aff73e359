import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { useStore } from '../../../lib/external-store.ts';
import { useMember } from '../../../lib/session/state.ts';
import { closeNewTopic, newTopic } from '../hooks/new-topic.ts';

const NewTopicComposer = lazyPart(
  async () => (await import('./new-topic-composer.tsx')).NewTopicComposer,
  ({ onClose }) => onClose(),
);

/** Where the composer of a new topic opens, over the page that asked for it. Its code comes then. */
export function NewTopicHost() {
  const wanted = useStore(newTopic);
  const member = useMember();
  if (!wanted || !member) return null;
  return <NewTopicComposer categoryId={wanted.categoryId} onClose={closeNewTopic} />;
}
