import { AppError } from '@app/common';

/** The same idempotency key came with another request. */
export class IdempotencyMismatchError extends AppError {
  readonly code = 'idempotency_key_reused';
  readonly retryable = false;
  constructor(ticketId: string) {
    super(`This Idempotency-Key was used for another request, ticket ${ticketId}`);
  }
}

/** No such ticket. */
export class TicketNotFoundError extends AppError {
  readonly code = 'ticket_not_found';
  readonly retryable = false;
  constructor(ticketId: string) {
    super(`No ticket with id ${ticketId}`);
  }
}

/** The ticket is in a state in which this cannot be done. */
export class TicketStateError extends AppError {
  readonly code = 'ticket_state';
  readonly retryable = false;
}

/** No such entry, note, task or comment in the mirror, and none on its way. */
export class ItemNotFoundError extends AppError {
  readonly code = 'item_not_found';
  readonly retryable = false;
  constructor(kind: string, itemId: string) {
    super(`No ${kind} with id ${itemId}`);
  }
}
