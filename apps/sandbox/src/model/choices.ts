import { badRequest, conflict } from '../errors.js';
import { findChoice } from '../values/choice.js';
import { type Collection } from './collection.js';
import { buildChoice } from './schema.js';
import { type Actor, type Attribute, type Choice } from './types.js';
import { type World } from './world.js';

type Kind = 'select' | 'status';

export interface ChoiceChanges {
  readonly title?: string | undefined;
  readonly is_archived?: boolean | undefined;
  readonly celebration_enabled?: boolean | undefined;
  readonly target_time_in_status?: string | null | undefined;
}

/** The options or statuses of an attribute; 400 when it is of another type. */
export function choicesOf(attribute: Attribute, kind: Kind): Choice[] {
  if (attribute.type !== kind) throw badRequest('validation_type', `This attribute is not a ${kind} attribute.`);
  return kind === 'select' ? attribute.options : attribute.statuses;
}

/** Adds an option or a status at the end. */
export function addChoice(
  world: World,
  owner: Collection,
  attribute: Attribute,
  kind: Kind,
  changes: ChoiceChanges & { title: string },
  actor: Actor,
): Choice {
  const choices = choicesOf(attribute, kind);
  refuseTitle(choices, kind, changes.title, null);
  const choice = buildChoice(world.newId(), changes.title);
  choices.push(choice);
  change(choice, changes);
  world.events.attribute('updated', owner, attribute.id, actor);
  return choice;
}

/** Renames, archives or retimes an option or a status, found by title or id. */
export function updateChoice(
  world: World,
  owner: Collection,
  attribute: Attribute,
  kind: Kind,
  key: string,
  changes: ChoiceChanges,
  actor: Actor,
): Choice {
  const choices = choicesOf(attribute, kind);
  const choice = findChoice(choices, key);
  if (!choice) {
    const what = kind === 'select' ? 'select option' : 'status option';
    throw badRequest('value_not_found', `Cannot find ${kind} attribute with ${what} title "${key}".`);
  }
  if (changes.title !== undefined) refuseTitle(choices, kind, changes.title, choice);
  change(choice, changes);
  world.events.attribute('updated', owner, attribute.id, actor);
  return choice;
}

function change(choice: Choice, changes: ChoiceChanges): void {
  choice.title = changes.title ?? choice.title;
  choice.isArchived = changes.is_archived ?? choice.isArchived;
  choice.celebrationEnabled = changes.celebration_enabled ?? choice.celebrationEnabled;
  if (changes.target_time_in_status !== undefined) choice.targetTimeInStatus = changes.target_time_in_status;
}

function refuseTitle(choices: readonly Choice[], kind: Kind, title: string, self: Choice | null): void {
  if (!choices.some((one) => one !== self && one.title === title)) return;
  const what = kind === 'select' ? 'select option' : 'status';
  throw conflict('slug_conflict', `There is already another ${what} with the title "${title}".`);
}
