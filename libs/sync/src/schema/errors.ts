import { AppError } from '@app/common';

/** No object or list of this slug or id is known. */
export class UnknownCollectionError extends AppError {
  readonly code: 'unknown_object' | 'unknown_list';
  readonly retryable = false;
  constructor(kind: 'object' | 'list', name: string) {
    super(`No ${kind} with slug or id "${name.slice(0, 100)}" is known`);
    this.code = kind === 'object' ? 'unknown_object' : 'unknown_list';
  }
}

/** A record has an attribute that even a fresh schema does not name: one of the two readings is behind. Read again. */
export class UnknownAttributeError extends AppError {
  readonly code = 'unknown_attribute';
  readonly retryable = true;
  constructor(recordId: string) {
    super(`Record ${recordId} has an attribute that the schema does not name yet`);
  }
}

/**
 * Attio denies the whole object or list, not just one thing in it: deleted, switched off, or out of the token's reach.
 * A "not found" about something in it says nothing then: nothing may be deleted because of it.
 */
export class CollectionGoneError extends AppError {
  readonly code = 'collection_gone';
  readonly retryable = false;
  constructor(collectionId: string) {
    super(`Attio does not show the object or list ${collectionId} (any more), so nothing in it can be judged`);
  }
}
