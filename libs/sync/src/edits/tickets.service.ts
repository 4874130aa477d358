import { setMaxListeners } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type AttioValue } from '@app/attio';
import { Clock } from '@app/common';
import { LocalEditRepository, MirrorReader, type EditState, type EditValues, type LocalEdit } from '@app/database';
import { sameValues } from '../merge/value-keys.js';
import { PushService } from '../push/push.service.js';
import { SchemaService } from '../schema/schema.service.js';
import { UnknownCollectionError } from '../schema/errors.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { EditsService, type Writer } from './edits.service.js';
import { TicketNotFoundError, TicketStateError } from './errors.js';
import { ticketView, type TicketView } from './ticket-view.js';

const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 250;
const OPEN = new Set<EditState>(['pending', 'pushing']);

/** The fate of edits. */
@Injectable()
export class TicketsService implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly edits: LocalEditRepository,
    private readonly mirror: MirrorReader,
    private readonly schemas: SchemaService,
    private readonly accepted: EditsService,
    private readonly pushes: PushService,
    private readonly clock: Clock,
  ) {
    setMaxListeners(0, this.stopping.signal); // as many as wait at a time
  }

  /** Who waits for a ticket is answered with what is known now; the process ends. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** @throws TicketNotFoundError */
  async get(ticketId: string): Promise<TicketView> {
    return this.view(await this.find(ticketId));
  }

  /** Newest first. @param after `cursor` of the page before */
  async list(
    filter: { state?: EditState | undefined; itemId?: string | undefined },
    after: bigint | null,
    limit: number,
  ): Promise<{ data: TicketView[]; cursor: bigint | null }> {
    const rows = await this.edits.list(filter, after, limit + 1);
    const page = rows.slice(0, limit);
    const cursor = rows.length > limit ? (page.at(-1)?.position ?? null) : null;
    return { data: await Promise.all(page.map((edit) => this.view(edit))), cursor };
  }

  async countByState(): Promise<Partial<Record<EditState, number>>> {
    return this.edits.countByState();
  }

  /**
   * Waits until the edit has ended, the time is over, or the process is told to stop.
   * @param seconds 0 answers at once
   * @throws TicketNotFoundError
   */
  async wait(ticketId: string, seconds: number): Promise<TicketView> {
    const deadlineMs = this.clock.nowMs() + seconds * 1_000;
    for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(LONGEST_LOOK_MS, pauseMs * 1.5)) {
      const edit = await this.find(ticketId);
      const leftMs = deadlineMs - this.clock.nowMs();
      if (!OPEN.has(edit.state) || leftMs <= 0 || this.stopping.signal.aborted) return this.view(edit);
      await this.clock.wait(Math.min(pauseMs, leftMs), this.stopping.signal);
    }
  }

  /** As `wait`, for many: the time is that of all together. */
  async waitAll(ticketIds: string[], seconds: number): Promise<TicketView[]> {
    const deadlineMs = this.clock.nowMs() + seconds * 1_000;
    const tickets: TicketView[] = [];
    for (const id of ticketIds) tickets.push(await this.wait(id, (deadlineMs - this.clock.nowMs()) / 1_000));
    return tickets;
  }

  /** @throws TicketStateError a worker is at it already, or it has ended */
  async cancel(ticketId: string): Promise<TicketView> {
    await this.find(ticketId);
    if (!(await this.edits.cancel(ticketId))) {
      throw new TicketStateError('Only an edit that waits and was never sent can be cancelled');
    }
    return this.get(ticketId);
  }

  /** @throws TicketStateError it has not failed */
  async replay(ticketId: string): Promise<TicketView> {
    const edit = await this.find(ticketId);
    if (!(await this.edits.replay(ticketId))) throw new TicketStateError('Only a failed edit can be replayed');
    this.pushes.wake(edit);
    return this.get(ticketId);
  }

  /**
   * Puts back what an applied edit replaced, as an edit of its own.
   * @throws TicketStateError it was not applied, or its values are no longer the current ones
   * @throws IdempotencyMismatchError
   */
  async revert(ticketId: string, caller: Writer): Promise<TicketView> {
    const edit = await this.find(ticketId);
    const writer = { ...caller, request: { revert: ticketId } };
    const repeated = await this.accepted.findRepeated(writer);
    if (repeated !== null) return this.view(repeated);
    const written = Object.entries(edit.outcome ?? {}).filter(([, { result }]) => result === 'written');
    const item = await this.mirror.find(edit.kind, edit.scopeId, edit.itemId);
    const isRevertible = edit.state === 'applied' && edit.operation === 'update' && written.length > 0 && item !== null;
    if (!isRevertible) throw new TicketStateError('Only an applied change of values can be reverted');
    const shown = (await this.accepted.shown(edit)) ?? {};
    const isCurrent = written.every(([id, { after }]) =>
      sameValues((after ?? []) as AttioValue[], (shown[id] ?? []) as AttioValue[]),
    );
    if (!isCurrent) throw new TicketStateError('The values of this edit are no longer the current ones');
    const base: EditValues = {};
    const local: EditValues = {};
    for (const [id, { before, after }] of written) [base[id], local[id]] = [after, before];
    const target = { kind: edit.kind, scopeId: edit.scopeId, itemId: item.itemId };
    const change = { operation: 'update' as const, base, local, purpose: 'revert' as const, sourceId: ticketId };
    return this.view(await this.accepted.accept(await this.accepted.prepareOwn(writer, target, change)));
  }

  /** How a caller sees an edit. */
  async view(edit: LocalEdit): Promise<TicketView> {
    return ticketView(edit, await this.schemaOf(edit));
  }

  private async find(ticketId: string): Promise<LocalEdit> {
    const edit = await this.edits.find(ticketId);
    if (edit === null) throw new TicketNotFoundError(ticketId);
    return edit;
  }

  private async schemaOf({ kind, scopeId }: LocalEdit): Promise<CollectionSchema | null> {
    try {
      if (kind === 'record') return await this.schemas.getObject(scopeId);
      return kind === 'entry' ? await this.schemas.getList(scopeId) : null;
    } catch (error) {
      if (error instanceof UnknownCollectionError) return null; // deleted since
      throw error;
    }
  }
}
