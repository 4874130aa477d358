import { Prisma } from './generated/client.js';
import { linkedRecordsOf } from './mirror-merge.js';
import { type ItemReading } from './mirror.types.js';
import { type Executor } from './prisma.service.js';

/** Shared by everything that writes the mirror, taken alone by an erasure while it says what stays out. */
const ERASURE_LOCK = 727_073_694;

/** Why an event asks for nothing: its thing was erased. */
export const ERASED = 'erased';
/** Code of edits that ended because their record was erased; they cannot be replayed. */
export const RECORD_ERASED = 'record_erased';

/**
 * To be called first in a transaction that writes the mirror: from then on to the commit no erasure begins, so that what
 * `listErased` answers stays true.
 */
export async function holdOffErasures(tx: Executor): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${ERASURE_LOCK})`;
}

/** To be called first in the transaction that says what is erased: waits for those that write the mirror now. */
export async function waitForMirrorWrites(tx: Executor): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ERASURE_LOCK})`;
}

/** A thing, and the records it hangs on: with them it is erased. */
export interface HangingThing {
  itemId: string;
  hangsOn: readonly string[];
}

/** @returns ids of the records that a reading of a note, a task, an entry … hangs on */
export function hangsOn(reading: ItemReading): string[] {
  if ('absent' in reading) return [];
  const linked = linkedRecordsOf(reading.lookupKeys);
  return reading.parentRecordId === null ? linked : [reading.parentRecordId, ...linked];
}

/** @returns ids of things that were erased, or which hang on a record that was: its notes, tasks, entries … */
export async function listErased(tx: Executor, things: HangingThing[]): Promise<Set<string>> {
  const pairs = things.flatMap(({ itemId, hangsOn }) =>
    [...new Set([itemId, ...hangsOn])].map((id) => ({ itemId, id })),
  );
  const rows = await tx.$queryRaw<{ itemId: string }[]>`
    SELECT DISTINCT r."itemId" FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS r("itemId" text, id uuid)
     WHERE EXISTS (SELECT 1 FROM erased_item) AND is_erased(r.id)`;
  return new Set(rows.map(({ itemId }) => itemId));
}

/** A delivery's body `d.body` without the ids of erased things; its events keep their places. */
export const withoutErased = Prisma.sql`
  jsonb_set(d.body, '{events}', (
    SELECT coalesce(jsonb_agg(CASE WHEN EXISTS (
             SELECT 1 FROM jsonb_each_text(x.event || coalesce(x.event->'id', '{}')) i
              WHERE CASE WHEN i.value ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN is_erased(i.value::uuid) END)
             THEN jsonb_build_object('event_type', x.event->'event_type',
                                     'id', jsonb_build_object('workspace_id', x.event #> '{id,workspace_id}'))
             ELSE x.event END ORDER BY x.place), '[]')
      FROM jsonb_array_elements(d.body->'events') WITH ORDINALITY AS x(event, place)))`;
