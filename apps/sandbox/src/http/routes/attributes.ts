import { z } from 'zod';
import { missing } from '../../errors.js';
import { attributeJson } from '../../model/attribute-json.js';
import { createAttribute, updateAttribute } from '../../model/attributes.js';
import { addChoice, choicesOf, updateChoice } from '../../model/choices.js';
import { type Collection } from '../../model/collection.js';
import { currencyCodes, currencyDisplays } from '../../model/currencies.js';
import { optionJson, statusJson } from '../../model/render.js';
import { type Attribute, attributeTypes, type Choice } from '../../model/types.js';
import { count, dataOf, flag, readBody, readQuery } from '../body.js';
import { type Call, type Route, data, param } from '../route.js';
import { scopes } from '../scopes.js';

const defaultValue = z
  .union([
    z.object({ type: z.literal('dynamic'), template: z.string() }),
    z.object({ type: z.literal('static'), template: z.array(z.unknown()) }),
  ])
  .nullable();

const config = z.object({
  currency: z
    .object({ default_currency_code: z.enum(currencyCodes), display_type: z.enum(currencyDisplays) })
    .optional(),
  record_reference: z.object({ allowed_objects: z.array(z.string()).min(1) }).optional(),
});

/** The body of `POST …/attributes`. */
export const newAttributeSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  api_slug: z.string().min(1),
  type: z.enum(attributeTypes),
  is_required: z.boolean(),
  is_unique: z.boolean(),
  is_multiselect: z.boolean(),
  default_value: defaultValue.optional(),
  relationship: z
    .strictObject({ object: z.string(), title: z.string(), api_slug: z.string().min(1), is_multiselect: z.boolean() })
    .nullish(),
  config,
});

/** The body of `PATCH …/attributes/{attribute}`. */
export const attributeChangesSchema = z.strictObject({
  title: z.string().optional(),
  description: z.string().nullish(),
  api_slug: z.string().min(1).optional(),
  is_required: z.boolean().optional(),
  is_unique: z.boolean().optional(),
  default_value: defaultValue.optional(),
  config: config.optional(),
  is_archived: z.boolean().optional(),
});

const duration = z.string().regex(/^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/);
const optionBody = z.object({ title: z.string().min(1) });
const statusBody = optionBody.extend({
  celebration_enabled: z.boolean().optional(),
  target_time_in_status: duration.nullish(),
});
const isArchived = z.boolean().optional();
const optionChanges = optionBody.partial().extend({ is_archived: isArchived });
const statusChanges = statusBody.partial().extend({ is_archived: isArchived });
const page = z.object({ limit: count(500, 10_000, 1), offset: count(0, 1e9), show_archived: flag });
const archived = z.object({ show_archived: flag });

/** Attributes, options and statuses of objects and of lists (reference 3.1). */
export const attributeRoutes: readonly Route[] = (['objects', 'lists'] as const).flatMap((target) => {
  const { read, write } = scopes[target];
  const all = `/v2/${target}/:identifier/attributes`;
  const one = `${all}/:attribute`;
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => {
    const isRead = method === 'GET';
    return { method, path, scopes: isRead ? read : write, budget: isRead ? 'read' : 'write', accurate: true, handle };
  };
  const ownerOf = (call: Call) => {
    const key = param(call, 'identifier');
    return target === 'objects' ? call.world.object(key) : call.world.list(key);
  };
  const find = (call: Call): { owner: Collection; attribute: Attribute } => {
    const owner = ownerOf(call);
    const key = param(call, 'attribute');
    const attribute = owner.attribute(key);
    if (!attribute || attribute.intrinsic === 'parent_record') throw missing.attribute(key);
    return { owner, attribute };
  };
  return [
    route('GET', all, (call) => {
      const owner = ownerOf(call);
      const { limit, offset, show_archived: isArchivedShown } = readQuery(call, page);
      const attributes = isArchivedShown
        ? owner.attributes.filter(({ intrinsic }) => intrinsic !== 'parent_record')
        : owner.shown;
      return data(attributes.slice(offset, offset + limit).map((one) => attributeJson(call.world, owner, one)));
    }),
    route('POST', all, (call) => {
      const owner = ownerOf(call);
      const input = readBody(call, dataOf(newAttributeSchema)).data;
      return data(attributeJson(call.world, owner, createAttribute(call.world, owner, input, call.actor)));
    }),
    route('GET', one, (call) => {
      const { owner, attribute } = find(call);
      return data(attributeJson(call.world, owner, attribute));
    }),
    route('PATCH', one, (call) => {
      const { owner, attribute } = find(call);
      const changes = readBody(call, dataOf(attributeChangesSchema)).data;
      return data(attributeJson(call.world, owner, updateAttribute(call.world, owner, attribute, changes, call.actor)));
    }),
    ...(['select', 'status'] as const).flatMap((kind) => {
      const choices = `${one}/${kind === 'select' ? 'options' : 'statuses'}`;
      const show = (call: Call, owner: Collection, attribute: Attribute, choice: Choice) =>
        (kind === 'select' ? optionJson : statusJson)(call.world, owner, attribute, choice);
      const body = kind === 'select' ? optionBody : statusBody;
      const changesBody = kind === 'select' ? optionChanges : statusChanges;
      return [
        route('GET', choices, (call) => {
          const { owner, attribute } = find(call);
          const { show_archived: isArchivedShown } = readQuery(call, archived);
          const shown = choicesOf(attribute, kind).filter((choice) => isArchivedShown || !choice.isArchived);
          return data(shown.map((choice) => show(call, owner, attribute, choice)));
        }),
        route('POST', choices, (call) => {
          const { owner, attribute } = find(call);
          const input = readBody(call, dataOf<z.output<typeof statusBody>>(body)).data;
          return data(show(call, owner, attribute, addChoice(call.world, owner, attribute, kind, input, call.actor)));
        }),
        route('PATCH', `${choices}/:choice`, (call) => {
          const { owner, attribute } = find(call);
          const changes = readBody(call, dataOf<z.output<typeof statusChanges>>(changesBody)).data;
          const key = param(call, 'choice');
          return data(
            show(call, owner, attribute, updateChoice(call.world, owner, attribute, kind, key, changes, call.actor)),
          );
        }),
      ];
    }),
  ];
});
