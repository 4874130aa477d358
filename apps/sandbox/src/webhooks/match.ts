import { isObject } from '../json.js';
import { type AttioEvent } from '../model/events.js';
import { type Subscription } from './store.js';

/** Whether a subscription wants an event: its type, and its filter on dotted paths into the event. */
export function wants({ event_type: type, filter }: Subscription, event: AttioEvent): boolean {
  if (type !== event.event_type) return false;
  if (filter === null) return true;
  const holds = ({ field, operator, value }: { field: string; operator: string; value: string }) =>
    (valueAt(event, field) === value) === (operator === 'equals');
  return '$and' in filter ? filter.$and.every(holds) : filter.$or.some(holds);
}

function valueAt(event: AttioEvent, field: string): unknown {
  return field.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), event);
}
