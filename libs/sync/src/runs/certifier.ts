import { Inject, Injectable } from '@nestjs/common';
import { RunCandidateRepository, type SyncRunRow } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { type Certificate, type CertifiedDifference } from './certificate.js';
import { Digest } from './digest.js';
import { type RunState } from './run-state.js';
import { runsConfig, type RunsConfig } from './runs.config.js';

/** Candidates read at once while they are counted. */
const SLICE = 1_000;

/** Draws up what a run has found. */
@Injectable()
export class Certifier {
  constructor(
    @Inject(runsConfig.KEY) private readonly config: RunsConfig,
    private readonly candidates: RunCandidateRepository,
    private readonly schema: SchemaService,
  ) {}

  async certify(run: SyncRunRow, state: RunState): Promise<Certificate> {
    const attio = { rows: state.matched, digest: new Digest(state.digest) };
    const mirror = { rows: state.matched, digest: new Digest(state.digest) };
    const found = { missing: 0, different: 0, extra: 0 };
    const states = { equal: 0, confirmed: 0, repaired: 0, unsettled: 0 };
    let lostEvents = 0;
    for (let afterId: string | null = null; ;) {
      const slice = await this.candidates.listSettled(run.runId, afterId, SLICE);
      for (const candidate of slice) {
        states[candidate.state] += 1;
        if (candidate.state === 'unsettled') continue;
        count(attio, candidate.itemId, candidate.attioHash);
        count(mirror, candidate.itemId, candidate.mirrorHash);
        if (candidate.state === 'equal') continue;
        found[candidate.found] += 1;
        if (candidate.isLostEvent) lostEvents += 1;
      }
      afterId = slice.at(-1)?.itemId ?? null;
      if (slice.length < SLICE) break;
    }
    const digest = { attio: attio.digest.toString(), mirror: mirror.digest.toString() };
    return {
      run_id: run.runId,
      kind: run.kind,
      scope_id: run.scopeId,
      object: run.scopeSlug,
      purpose: run.purpose,
      is_equal: digest.attio === digest.mirror && states.confirmed === 0 && states.unsettled === 0,
      rows: { attio: attio.rows, mirror: mirror.rows },
      digest: { algorithm: 'sum128-sha256', ...digest },
      differences: {
        total: states.confirmed + states.repaired,
        ...found,
        repaired: states.repaired,
        unrepaired: states.confirmed,
        lost_events: lostEvents,
        listed: await this.listed(run),
      },
      in_flight: states.equal,
      unsettled: states.unsettled,
      observed_from: state.observedFrom,
      observed_to: state.observedTo,
      lag_ms: Math.round(state.lagMs),
      requests: state.requests,
      pages: state.pages,
    };
  }

  /** Attributes have slugs in objects and lists; other kinds name their members themselves. */
  private async schemaOf({ kind, scopeId }: SyncRunRow): Promise<CollectionSchema | undefined> {
    if (kind === 'record') return this.schema.getObject(scopeId);
    return kind === 'entry' ? this.schema.getList(scopeId) : undefined;
  }

  private async listed(run: SyncRunRow): Promise<CertifiedDifference[]> {
    const schema = await this.schemaOf(run);
    const differences = await this.candidates.listDifferences(run.runId, this.config.differencesListed);
    return differences.map(({ itemId, found, state, changes }) => ({
      id: itemId,
      found,
      repaired: state === 'repaired',
      attributes: changes.map((change) => ({
        slug: schema?.byId.get(change.attribute_id)?.apiSlug ?? null,
        ...change,
      })),
    }));
  }
}

function count(side: { rows: number; digest: Digest }, itemId: string, contentHash: string | null): void {
  if (contentHash === null) return;
  side.rows += 1;
  side.digest.add(itemId, contentHash);
}
