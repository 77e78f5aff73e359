import type { Position } from '@tidings/contracts';

/** The newest head a room is known to have, by the word of answers, events, beacons and heartbeats. */
export class KnownHead {
  epoch: string | null = null;
  offset = 0;

  note(epoch: string, offset: number) {
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.offset = offset;
    } else if (offset > this.offset) {
      this.offset = offset;
    }
  }

  /** Something is missing after `position`, or it is of another epoch than was last heard of. */
  isBeyond(position: Position): boolean {
    return this.epoch !== null && (this.epoch !== position.epoch || this.offset > position.offset);
  }

  /** The server has confirmed `position`'s epoch: what was heard of another one was old. */
  confirm(epoch: string, head: number) {
    if (this.epoch !== epoch) {
      this.epoch = epoch;
      this.offset = head;
    } else this.note(epoch, head);
  }
}
