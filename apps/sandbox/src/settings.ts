import { z } from 'zod';

const ms = z.number().min(0);
const rate = z.number().min(0).max(1);
const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape);

/** Everything that can be turned, with Attio's own behaviour (reference section 17 where unknown) as default. */
const settingsSchema = group({
  limits: group({
    /** Off: nothing is ever refused with 429 except by a fault. */
    enabled: z.boolean().default(true),
    readsPerSecond: z.number().int().positive().default(100),
    writesPerSecond: z.number().int().positive().default(25),
    mergesPerSecond: z.number().int().positive().default(5),
    recordingsPerSecond: z.number().int().positive().default(1),
    sqlPerSecond: z.number().int().positive().default(2),
    /** `fixed` counts by calendar second, `sliding` over any second. */
    window: z.enum(['fixed', 'sliding']).default('fixed'),
    /** 17.18: one budget for the workspace, or one per token. */
    perToken: z.boolean().default(false),
    /** 17.11: refuse queries when the scores of the last ten seconds add up to more; null never. */
    scoreWindow: z.number().positive().nullable().default(null),
    /** 17.11: refuse a single query with a higher score; null never. */
    scorePerQuery: z.number().positive().nullable().default(null),
  }),
  webhooks: group({
    /** Real Attio accepts https targets only. */
    allowHttpTargets: z.boolean().default(false),
    ratePerTarget: z.number().positive().default(25),
    timeoutMs: ms.default(5_000),
    maxRetries: z.number().int().min(0).default(10),
    /** 17.8: the n-th retry waits this long times two to the n: ten retries make about three days. */
    retryBaseMs: ms.default(253_000),
    /** A degraded webhook becomes inactive after this long. */
    degradedMs: ms.default(7 * 86_400_000),
    /** Retry and degrade delays are divided by this. */
    timeScale: z.number().positive().default(1),
    dropRate: rate.default(0),
    duplicateRate: rate.default(0),
    delayMinMs: ms.default(0),
    delayMaxMs: ms.default(0),
    /** 17.7: each delivery waits a random part of this, so that neighbours overtake each other. */
    shuffleMs: ms.default(0),
    /** 17.1: one delivery with all events of a change, instead of one delivery per event. */
    batch: z.boolean().default(false),
  }),
  reads: group({
    /** Reads show the state of 0 to this many milliseconds ago. */
    staleMs: ms.max(120_000).default(0),
  }),
  clock: group({
    /** Added to the `Date` header. */
    dateSkewMs: z.number().default(0),
    /** Added to `x-accurate-at`. */
    accurateSkewMs: z.number().default(0),
  }),
  effects: group({
    /** `system` links a company by the domain of a work email, creating it when missing. */
    companyFromEmail: z.boolean().default(true),
    companyDelayMinMs: ms.default(250),
    companyDelayMaxMs: ms.default(500),
    formulaDelayMs: ms.default(1_000),
    /** `system` fills description, logo and location of companies it makes. */
    enrich: z.boolean().default(false),
  }),
  merge: group({
    /** 0: merges are done at once (200). Above: accepted with 202 and done after this long. */
    delayMs: ms.default(0),
  }),
  switches: group({
    /** 17.2: `record.updated` per initial attribute after `record.created`. */
    eventsOnCreate: z.boolean().default(false),
    /** 17.3: events for writes that change nothing. */
    eventsOnNoop: z.boolean().default(false),
    /** 17.4: `writer`, `system` or no event on the other side of a relationship. */
    inverseEvents: z.enum(['writer', 'system', 'none']).default('writer'),
    /** 17.5: `list-entry.deleted` when the parent is deleted or merged away. */
    entryEventsOnParentDelete: z.boolean().default(true),
    /** 17.6: `record.deleted` for the originals of a merge. */
    deletedEventsOnMerge: z.boolean().default(false),
    /** 17.9: a degraded webhook becomes active after a success. */
    reactivateOnSuccess: z.boolean().default(true),
    /** 17.10: the 403 of a missing scope. */
    missingScopeType: z.enum(['auth_error', 'invalid_request_error']).default('auth_error'),
    missingScopeCode: z.string().default('unauthorized'),
    /** 17.12: the largest `limit` of queries. */
    maxQueryLimit: z.number().int().positive().default(500),
    /** 17.13: null and [] clear single-value attributes. */
    clearSingleValues: z.boolean().default(true),
    /** 17.14: the code when the values of an upsert match two records. */
    upsertTwoMatches: z.enum(['multiple_match_results', 'uniqueness_conflict']).default('multiple_match_results'),
    /** 17.15: upserted ids derive from object and value; off: random, still version 5. */
    deterministicUpsertIds: z.boolean().default(true),
    /** 17.16: where empty values sort. */
    emptyValues: z.enum(['last', 'first']).default('last'),
    /** 17.17: writes to enriched but writable attributes. */
    enrichedWrites: z.enum(['accept', 'refuse']).default('accept'),
    /** Case rule of `$eq` on text. */
    textEqIgnoresCase: z.boolean().default(false),
    /** Email addresses under .test, .invalid, .example and .localhost are refused [3p]. */
    refuseReservedEmailDomains: z.boolean().default(false),
    /** One recorded task came back without the links it was created with. */
    taskCreateHidesLinks: z.boolean().default(false),
    /** Objects a plan allows before `quota_exceeded`; null for no limit. */
    maxCustomObjects: z.number().int().min(0).nullable().default(null),
    /** Lists with member permissions need a plan: 403 billing_error when off. */
    listPermissionsInPlan: z.boolean().default(true),
  }),
});

export type Settings = z.output<typeof settingsSchema>;

/** A change of some dials; groups and members left out stay as they are. */
export const settingsPatchSchema = z
  .strictObject({
    limits: changeOf(settingsSchema.shape.limits),
    webhooks: changeOf(settingsSchema.shape.webhooks),
    reads: changeOf(settingsSchema.shape.reads),
    clock: changeOf(settingsSchema.shape.clock),
    effects: changeOf(settingsSchema.shape.effects),
    merge: changeOf(settingsSchema.shape.merge),
    switches: changeOf(settingsSchema.shape.switches),
  })
  .partial();

/** Dials to change; what is left out keeps its value. */
export type SettingsPatch = { [Group in keyof Settings]?: Partial<Settings[Group]> };

export function defaultSettings(): Settings {
  return settingsSchema.parse({ limits: {}, webhooks: {}, reads: {}, clock: {}, effects: {}, merge: {}, switches: {} });
}

/** Sets the named dials in place. */
export function turn(settings: Settings, patch: SettingsPatch): void {
  Object.assign(settings.limits, given(patch.limits));
  Object.assign(settings.webhooks, given(patch.webhooks));
  Object.assign(settings.reads, given(patch.reads));
  Object.assign(settings.clock, given(patch.clock));
  Object.assign(settings.effects, given(patch.effects));
  Object.assign(settings.merge, given(patch.merge));
  Object.assign(settings.switches, given(patch.switches));
}

/** A group without its defaults: `partial()` keeps them, and a change of one dial would turn back all the others. */
function changeOf<Group extends z.ZodObject>(whole: Group) {
  const bare = Object.entries(whole.shape).map(([name, dial]) => {
    const plain: unknown = dial instanceof z.ZodDefault ? dial.unwrap() : dial;
    return [name, (plain as z.ZodType).optional()] as const;
  });
  return z.strictObject(Object.fromEntries(bare)) as unknown as z.ZodType<Partial<z.output<Group>>>;
}

function given(part: object | undefined): object {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined));
}
