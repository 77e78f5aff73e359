import { call } from '../../../lib/api/call.ts';

export const deleteTopic = (id: string) => call('DELETE /api/topics/:id', { params: { id } });
