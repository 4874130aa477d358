import { CronTime } from 'cron';

/** @returns the first moment after `after`, in UTC, that the expression names */
export function nextOf(expression: string, after: Date): Date {
  return new CronTime(expression, 'UTC').getNextDateFrom(after, 'UTC').toJSDate();
}

export function isCron(expression: string): boolean {
  return CronTime.validateCronExpression(expression).valid;
}
