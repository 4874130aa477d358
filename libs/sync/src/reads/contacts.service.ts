import { Injectable } from '@nestjs/common';
import { SchemaService } from '../schema/schema.service.js';
import { type RecordView } from './record-view.js';
import { RecordsService, type Page } from './records.service.js';

const PEOPLE = 'people';
const EMAILS = 'email_addresses';

/** People, under the name apps know them by. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly records: RecordsService,
    private readonly schema: SchemaService,
  ) {}

  /** @param email compared without case; exact otherwise */
  async listByEmail(email: string, limit: number): Promise<RecordView[]> {
    const schema = await this.schema.getObject(PEOPLE);
    const attribute = schema.bySlug.get(EMAILS);
    if (attribute === undefined) return [];
    const text = email.trim().toLowerCase();
    return this.records.listByValue(schema, attribute.attributeId, ['email_address', text], limit);
  }

  /** All people, page by page. */
  async list(limit: number, cursor: string | undefined): Promise<Page<RecordView>> {
    return this.records.list(PEOPLE, limit, cursor);
  }
}
