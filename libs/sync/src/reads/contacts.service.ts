import { Injectable } from '@nestjs/common';
import { SchemaService } from '../schema/schema.service.js';
import { type RecordView } from './record-view.js';
import { RecordsService, type Page } from './records.service.js';

const PEOPLE = 'people';
const EMAILS = 'email_addresses';
const COMPANIES = 'companies';
const DOMAINS = 'domains';

/** People and companies, under the names apps know them by. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly records: RecordsService,
    private readonly schema: SchemaService,
  ) {}

  /** @param email compared without case; exact otherwise */
  async listByEmail(email: string, limit: number): Promise<RecordView[]> {
    return this.listBy(PEOPLE, EMAILS, 'email_address', email, limit);
  }

  /** Companies. @param domain compared without case; exact otherwise */
  async listCompaniesByDomain(domain: string, limit: number): Promise<RecordView[]> {
    return this.listBy(COMPANIES, DOMAINS, 'domain', domain, limit);
  }

  /** All companies, page by page. */
  async listCompanies(limit: number, cursor: string | undefined): Promise<Page<RecordView>> {
    return this.records.list(COMPANIES, limit, cursor);
  }

  /** All people, page by page. */
  async list(limit: number, cursor: string | undefined): Promise<Page<RecordView>> {
    return this.records.list(PEOPLE, limit, cursor);
  }

  private async listBy(
    object: string,
    slug: string,
    member: string,
    value: string,
    limit: number,
  ): Promise<RecordView[]> {
    const schema = await this.schema.getObject(object);
    const attribute = schema.bySlug.get(slug);
    if (attribute === undefined) return [];
    return this.records.listByValue(schema, attribute.attributeId, [member, value.trim().toLowerCase()], limit);
  }
}
