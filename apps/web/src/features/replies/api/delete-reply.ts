import { call } from '../../../lib/api/call.ts';

export const deleteReply = (id: string) => call('DELETE /api/replies/:id', { params: { id } });
