import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useStore } from '../../../lib/store/external-store.ts';
import { closeNewTopic, newTopic } from '../hooks/new-topic.ts';

const NewTopicComposer = lazyPart(
  withMessages(async () => (await import('../compose/new-topic-composer.tsx')).NewTopicComposer),
  ({ onClose }) => onClose(),
);

/** Where the composer of a new topic opens, over the page that asked for it. Its code comes then. */
export function NewTopicHost() {
  const wanted = useStore(newTopic);
  const member = useMember();
  if (!wanted || !member) return null;
  return <NewTopicComposer categoryId={wanted.categoryId} onClose={closeNewTopic} />;
}
