import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { CatalogService } from './catalog/catalog.service.js';
import { Expansion } from './records/expansion.js';
import { ItemsOfRecordService } from './records/items-of-record.service.js';
import { RecordDetailService } from './records/record-detail.service.js';
import { RecordQueryService } from './records/record-query.service.js';
import { SchemaReadService } from './schema/schema-read.service.js';
import { SearchService } from './search/search.service.js';

const services = [ItemsOfRecordService, RecordDetailService, RecordQueryService, SchemaReadService, SearchService];

/** Attio's queries, and search, over the mirror: no call to Attio. */
@Module({
  imports: [DatabaseModule],
  providers: [CatalogService, Expansion, ...services],
  exports: services,
})
export class QueryModule {}
