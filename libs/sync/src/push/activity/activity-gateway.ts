import { type Instant } from '@app/common';
import { type EditValues, type ItemKind, type PresentReading } from '@app/database';

/** How notes, tasks and comments are written to Attio. */
export interface ActivityGateway {
  readonly kind: ItemKind & ('note' | 'task' | 'comment');
  /** @param createdAt when the author made it here @returns what Attio made of it */
  create(workspaceId: string, input: EditValues, createdAt: Date): Promise<PresentReading>;
  /** Ids of things in Attio that are just as this input makes them, made by us since. */
  listLike(input: EditValues, createdAt: Date, since: Instant, clientId: string): Promise<string[]>;
  /** Kinds whose content Attio cannot change have none. */
  update?(workspaceId: string, itemId: string, change: EditValues): Promise<PresentReading>;
  /** The members of what Attio shows that can be changed, in the form they are written in. */
  writable?(values: Readonly<Record<string, unknown>>): EditValues;
  /** @throws AttioNotFoundError it is gone already */
  delete(itemId: string): Promise<void>;
}
