export { QueryModule } from './query.module.js';
export { ItemsOfRecordService } from './records/items-of-record.service.js';
export { queryBody } from './records/query-body.js';
export { RecordDetailService, type DetailOptions } from './records/record-detail.service.js';
export { RecordQueryService, type QueryPage } from './records/record-query.service.js';
export { type QueriedEntry, type QueriedRecord } from './records/view.js';
export { SchemaReadService } from './schema/schema-read.service.js';
export { SearchService, type SearchHit } from './search/search.service.js';
