import { useQuery } from '@tanstack/react-query';
import { rooms } from '@tidings/contracts/plain';
import { useMember } from '../../../lib/session/state.ts';
import { useRoom } from '../../../realtime/index.ts';
import { categoriesQuery } from '../api/categories.ts';

function CategoryRoom({ id }: { id: string }): null {
  useRoom(rooms.category(id));
  return null;
}

/** Follows every category on every page, for the numbers beside them. */
export function CategoryRooms() {
  const member = useMember();
  const { data = [] } = useQuery({ ...categoriesQuery(), enabled: member !== undefined });
  return member && data.map(({ id }) => <CategoryRoom key={id} id={id} />);
}
