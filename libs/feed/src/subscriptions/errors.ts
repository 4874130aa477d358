import { AppError } from '@app/common';

export class SubscriptionNotFoundError extends AppError {
  readonly code = 'subscription_not_found';
  readonly retryable = false;
  constructor(subscriptionId: string) {
    super(`No subscription with id ${subscriptionId}`);
  }
}

/** The message is not the one that holds up the subscription. */
export class SubscriptionNotBlockedError extends AppError {
  readonly code = 'subscription_not_blocked';
  readonly retryable = false;
  constructor(sequence: number) {
    super(`The last attempt of this subscription was not a failed one of message ${sequence}`);
  }
}

/** The address is one this service must not call. */
export class TargetForbiddenError extends AppError {
  readonly code = 'target_forbidden';
  readonly retryable = false;
  readonly path = 'target_url';
  constructor(reason: string) {
    super(`This target is refused: ${reason}`);
  }
}
