import { Injectable } from '@nestjs/common';
import { Prisma } from './generated/client.js';
import { PrismaService } from './prisma.service.js';

/** A column as the ledger remembers it; its place in the list is its place in the view. */
export interface CrmColumn {
  columnName: string;
  sqlType: string;
  /** `null` for the columns every view of its kind has. */
  attributeId: string | null;
  part: string;
}

export interface CrmView {
  viewName: string;
  collectionId: string;
  columns: CrmColumn[];
}

/** One builder at a time, over all processes. Any constant will do that no other lock has. */
const BUILD_LOCK = 727_073_693;
const BUILD_TIMEOUT_MS = 300_000;
const READER = 'crm_reader';
const LOCK_NOT_AVAILABLE = '55P03';
const INSUFFICIENT_PRIVILEGE = '42501';

/** The typed views: what is known of them, and the statements that make them. */
@Injectable()
export class CrmViewRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns `false` when another process builds now: nothing was done */
  async buildAlone(work: () => Promise<void>): Promise<boolean> {
    return this.prisma.transact(
      async (tx) => {
        const [row] = await tx.$queryRaw<
          { taken: boolean }[]
        >`SELECT pg_try_advisory_xact_lock(${BUILD_LOCK}) AS taken`;
        if (row?.taken !== true) return false;
        await work();
        return true;
      },
      { timeout: BUILD_TIMEOUT_MS, maxWait: 5_000 },
    );
  }

  /** @returns the schema version of the last complete build; `null` before the first */
  async findBuild(): Promise<{ schemaVersion: bigint; hasReaderRole: boolean; builtAt: Date } | null> {
    return this.prisma.crmBuild.findFirst({ omit: { workspaceId: true } });
  }

  async saveBuild(workspaceId: string, schemaVersion: bigint, hasReaderRole: boolean): Promise<void> {
    const build = { schemaVersion, hasReaderRole, builtAt: new Date() };
    await this.prisma.crmBuild.upsert({ where: { workspaceId }, create: { workspaceId, ...build }, update: build });
  }

  async listViews(): Promise<CrmView[]> {
    const rows = await this.prisma.crmView.findMany({
      orderBy: { viewName: 'asc' },
      include: { columns: { orderBy: { position: 'asc' }, omit: { viewName: true, position: true } } },
    });
    return rows.map(({ viewName, collectionId, columns }) => ({ viewName, collectionId, columns }));
  }

  /** @returns names of the views that are really there: somebody may have dropped one */
  async listExisting(): Promise<Set<string>> {
    const rows = await this.prisma.$queryRaw<{ name: string }[]>`
      SELECT viewname::text AS name FROM pg_views WHERE schemaname = 'crm'`;
    return new Set(rows.map(({ name }) => name));
  }

  /** @throws when the role of this service may not create schemas and there is none yet */
  async ensureSchema(): Promise<void> {
    const rows = await this.prisma.$queryRaw<unknown[]>`SELECT 1 FROM pg_namespace WHERE nspname = 'crm'`;
    if (rows.length === 0) await this.prisma.$executeRaw`CREATE SCHEMA IF NOT EXISTS crm`;
  }

  /**
   * Notes the view's columns and makes it, in one transaction whose last statement is the view: readers of it wait for
   * that statement and its commit alone.
   * @param statement `CREATE OR REPLACE VIEW …`
   * @param patienceMs how long to wait for the view's lock, and so how long new readers may be held up behind us
   * @returns `blocked` when somebody was reading all the time: nothing was done
   */
  async replaceView(view: CrmView, statement: string, patienceMs: number): Promise<'replaced' | 'blocked'> {
    const rows = view.columns.map((column, position) => ({ ...column, viewName: view.viewName, position }));
    try {
      await this.prisma.$transaction([
        this.prisma.$executeRaw`
          INSERT INTO crm_view (view_name, collection_id) VALUES (${view.viewName}, ${view.collectionId}::uuid)
              ON CONFLICT (view_name) DO NOTHING`,
        this.prisma.crmViewColumn.createMany({ data: rows, skipDuplicates: true }),
        this.prisma.$executeRaw`SELECT set_config('lock_timeout', ${`${Math.round(patienceMs)}ms`}, true)`,
        this.prisma.$executeRawUnsafe(statement),
      ]);
      return 'replaced';
    } catch (error) {
      if (isPostgresError(error, LOCK_NOT_AVAILABLE)) return 'blocked';
      throw error;
    }
  }

  /** @returns comment per column, and the view's own under the empty name */
  async readComments(viewName: string): Promise<Map<string, string>> {
    const rows = await this.prisma.$queryRaw<{ name: string; comment: string }[]>`
      SELECT coalesce(a.attname::text, '') AS name, d.description AS comment
        FROM pg_description d
        JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
        JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'crm'
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
       WHERE c.relname = ${viewName}`;
    return new Map(rows.map(({ name, comment }) => [name, comment]));
  }

  /** Statements that readers do not wait for: comments. */
  async run(statements: string[]): Promise<void> {
    for (const statement of statements) await this.prisma.$executeRawUnsafe(statement);
  }

  /**
   * Makes the role `crm_reader`, which cannot log in, if this service's own role may; grants it the views either way
   * when it is there.
   * @returns whether readers can be given the role now
   */
  async grantReader(): Promise<boolean> {
    try {
      if (!(await this.hasReader())) await this.prisma.$executeRawUnsafe(`CREATE ROLE ${READER} NOLOGIN`);
    } catch (error) {
      // Another database of the server may have made it in the same moment: roles belong to the server.
      if (!(await this.hasReader())) {
        if (isPostgresError(error, INSUFFICIENT_PRIVILEGE)) return false;
        throw error;
      }
    }
    await this.prisma.$executeRawUnsafe(`GRANT USAGE ON SCHEMA crm TO ${READER}`);
    // A view that comes later can be read from its first moment.
    await this.prisma.$executeRawUnsafe(`ALTER DEFAULT PRIVILEGES IN SCHEMA crm GRANT SELECT ON TABLES TO ${READER}`);
    const missing = await this.prisma.$queryRaw<{ view: string }[]>`
      SELECT quote_ident(viewname) AS view FROM pg_views
       WHERE schemaname = 'crm'
         AND NOT has_table_privilege(${READER}, format('%I.%I', schemaname, viewname)::regclass, 'SELECT')`;
    for (const { view } of missing) await this.prisma.$executeRawUnsafe(`GRANT SELECT ON crm.${view} TO ${READER}`);
    return true;
  }

  private async hasReader(): Promise<boolean> {
    const rows = await this.prisma.$queryRaw<unknown[]>`SELECT 1 FROM pg_roles WHERE rolname = ${READER}`;
    return rows.length > 0;
  }
}

/** Prisma keeps Postgres' code for raw statements in its message alone. */
function isPostgresError(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.message.includes(`\`${code}\``);
}
