import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { databaseConfig, type DatabaseConfig } from './database.config.js';
import { PrismaClient, type Prisma } from './generated/client.js';

/** Private to this lib: repositories speak our types, not Prisma's. */
@Injectable()
export class PrismaService extends PrismaClient implements OnModuleDestroy {
  constructor(@Inject(databaseConfig.KEY) config: DatabaseConfig) {
    super({ adapter: new PrismaPg({ connectionString: config.url, max: config.poolMax }) });
  }

  async onModuleDestroy(): Promise<void> {
    await this.$disconnect();
  }
}

/** A connection or a transaction: what a statement runs on. */
export type Executor = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;
