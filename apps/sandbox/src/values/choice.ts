import { badRequest } from '../errors.js';
import { type Choice, type Members } from '../model/types.js';
import { type ParseValue, unwrap, wrongKind } from './context.js';

/** Select: the title or id of an option, bare or as `{option}`; options are never made on the fly. */
export const parseSelect: ParseValue = (raw, context) => {
  const key = unwrap(raw, 'option', context);
  if (typeof key !== 'string') throw wrongKind(context, 'string', key);
  const option = findChoice(context.attribute.options, key);
  if (!option) throw badRequest('value_not_found', `Cannot find select attribute with select option title "${key}".`);
  return { option_id: option.id };
};

/** Status: the title or id of a status, bare or as `{status}`. */
export const parseStatus: ParseValue = (raw, context) => {
  const key = unwrap(raw, 'status', context);
  if (typeof key !== 'string') throw wrongKind(context, 'string', key);
  const status = findChoice(context.attribute.statuses, key);
  if (!status) throw badRequest('value_not_found', `Cannot find status attribute with status option title "${key}".`);
  return { status_id: status.id };
};

/** By id, else by exact title; one in use before an archived one. */
export function findChoice(choices: readonly Choice[], key: string): Choice | undefined {
  return (
    choices.find(({ id }) => id === key) ??
    choices.find(({ title, isArchived }) => title === key && !isArchived) ??
    choices.find(({ title }) => title === key)
  );
}

/** The choice a stored value points at. */
export function choiceOf(choices: readonly Choice[], members: Members): Choice | undefined {
  const id = members['option_id'] ?? members['status_id'];
  return choices.find((choice) => choice.id === id);
}
