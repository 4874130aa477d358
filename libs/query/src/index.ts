export { QueryModule } from './query.module.js';
export { queryBody } from './records/query-body.js';
export { RecordDetailService, type DetailOptions } from './records/record-detail.service.js';
export { RecordQueryService, type QueryPage } from './records/record-query.service.js';
export { type QueriedEntry, type QueriedRecord } from './records/view.js';
export { SearchService, type SearchHit } from './search/search.service.js';
