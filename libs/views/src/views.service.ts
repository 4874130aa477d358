import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@app/common';
import {
  CrmViewRepository,
  SchemaNamesRepository,
  WorkspaceRepository,
  type CrmView,
  type NamedAttribute,
  type NamedCollection,
} from '@app/database';
import { fixedViews } from './fixed-views.js';
import { commentStatements, planColumns, viewNameOf, viewStatement } from './view-plan.js';

/**
 * How long to wait for a view's lock. While we wait, new readers of that view wait behind us; so the tries are short, and
 * grow only build by build, for a view that is read without a pause.
 */
const SHORTEST_PATIENCE_MS = 5;
const LONGEST_PATIENCE_MS = 100;
const TRIES = 8;
/** Between the tries readers have the view to themselves. */
const PAUSE_MS = 50;

/** Typed views of every object and list in the schema `crm`, following Attio's schema. */
@Injectable()
export class ViewsService {
  private readonly logger = new Logger(ViewsService.name);
  private hasToldRole = false;
  /** Builds in a row that could not get a view. */
  private blockedBuilds = 0;

  constructor(
    private readonly views: CrmViewRepository,
    private readonly schema: SchemaNamesRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Builds what the schema asks for, if it changed since the last complete build. One process builds, others pass.
   * @returns `incomplete` when some view was read all the time: to be tried again soon
   */
  async follow(): Promise<'current' | 'built' | 'busy' | 'incomplete'> {
    const [version, built] = await Promise.all([this.schema.version(), this.views.findBuild()]);
    if (version === 0n || built?.schemaVersion === version) return 'current';
    let isComplete = false;
    const isAlone = await this.views.buildAlone(async () => {
      isComplete = await this.build();
    });
    if (!isAlone) return 'busy';
    return isComplete ? 'built' : 'incomplete';
  }

  private async build(): Promise<boolean> {
    const startedAtMs = this.clock.nowMs();
    const workspace = await this.workspaces.find();
    if (workspace === null) return false;
    const { version, collections, attributes } = await this.schema.read();
    await this.views.ensureSchema();
    const hasReader = await this.views.grantReader();
    const existing = await this.views.listExisting();
    const known = await this.views.listViews();
    const byId = new Map(attributes.map((attribute) => [attribute.attributeId, attribute]));
    let isComplete = await this.buildFixed(existing);
    for (const collection of collections) {
      const own = attributes.filter(({ collectionId }) => collectionId === collection.collectionId);
      for (const view of this.viewsOf(collection, known)) {
        isComplete = (await this.buildView(view, collection, own, byId, existing)) && isComplete;
      }
    }
    if (!hasReader && !this.hasToldRole) {
      this.hasToldRole = true;
      this.logger.warn('the role crm_reader is missing and may not be made by us: let an administrator create it');
    }
    this.blockedBuilds = isComplete ? 0 : Math.min(10, this.blockedBuilds + 1);
    if (!isComplete) return false;
    await this.views.saveBuild(workspace.workspaceId, version, hasReader);
    const durationMs = Math.round(this.clock.nowMs() - startedAtMs);
    this.logger.log('views follow the schema', { schemaVersion: String(version), durationMs });
    return true;
  }

  /** All views a collection ever had, and the one of its present slug. A deleted one gets no new view. */
  private viewsOf(collection: NamedCollection, known: CrmView[]): CrmView[] {
    const own = known.filter(({ collectionId }) => collectionId === collection.collectionId);
    const isTaken = (name: string) =>
      name in fixedViews ||
      known.some(({ viewName, collectionId }) => viewName === name && collectionId !== collection.collectionId);
    const viewName = viewNameOf(collection, isTaken);
    if (collection.isDeleted || own.some((view) => view.viewName === viewName)) return own;
    const view: CrmView = { viewName, collectionId: collection.collectionId, columns: [] };
    known.push(view);
    return [...own, view];
  }

  private async buildView(
    view: CrmView,
    collection: NamedCollection,
    attributes: NamedAttribute[],
    byId: ReadonlyMap<string, NamedAttribute>,
    existing: ReadonlySet<string>,
  ): Promise<boolean> {
    const kind = collection.kind === 'list' ? 'list' : 'object';
    const columns = planColumns(view.columns, kind, attributes);
    const next = { ...view, columns };
    if (columns.length > view.columns.length || !existing.has(view.viewName)) {
      if (!(await this.replace(next, viewStatement(next, kind)))) return false;
    }
    const comments = await this.views.readComments(view.viewName);
    await this.views.run(commentStatements(next, collection, byId, comments));
    return true;
  }

  private async buildFixed(existing: ReadonlySet<string>): Promise<boolean> {
    const missing = Object.entries(fixedViews).filter(([viewName]) => !existing.has(viewName));
    await this.views.run(missing.map(([, statement]) => statement));
    return true;
  }

  private async replace(view: CrmView, statement: string): Promise<boolean> {
    const patienceMs = Math.min(LONGEST_PATIENCE_MS, SHORTEST_PATIENCE_MS * 2 ** this.blockedBuilds);
    for (let tries = 0; tries < TRIES; tries += 1) {
      if ((await this.views.replaceView(view, statement, patienceMs)) === 'replaced') return true;
      await this.clock.wait(PAUSE_MS);
    }
    return false;
  }
}
