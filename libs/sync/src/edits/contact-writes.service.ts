import { Injectable } from '@nestjs/common';
import { DuplicateRepository, MirrorReader, type LocalEdit, type MirrorItem, type NewEdit } from '@app/database';
import { type AttioValue } from '@app/attio';
import { lookupKey } from '../sources/values-reading.js';
import { SchemaService } from '../schema/schema.service.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { type PathOf } from '../writes/value-fault.js';
import { writeForm } from '../writes/write-form.js';
import { EditsService, type Writer } from './edits.service.js';

export interface PersonInput {
  /** "Last, First" or the three members. */
  name?: unknown;
  emails?: string[] | undefined;
  phones?: unknown[] | undefined;
  job_title?: string | null | undefined;
  /** By id, also a provisional one; or by domain, made when nobody has it. */
  company?: { id: string } | { domain: string; name?: string | undefined } | undefined;
  /** Any other attribute. */
  values?: Record<string, unknown> | undefined;
}

export interface CompanyInput {
  name?: string | undefined;
  domains?: string[] | undefined;
  values?: Record<string, unknown> | undefined;
}

/** Records that are probably one. */
export interface Duplicates {
  /** What they share, e.g. `phone_numbers` or `name`. */
  attribute: string;
  record_ids: string[];
}

const PEOPLE = 'people';
const COMPANIES = 'companies';
/** Members of the body by the attribute they stand for. */
const PERSON_MEMBERS = new Map([
  ...['name', 'job_title', 'company'].map((name) => [name, name] as const),
  ['email_addresses', 'emails'],
  ['phone_numbers', 'phones'],
]);
const COMPANY_MEMBERS = new Map(['name', 'domains'].map((name) => [name, name]));

/** People and companies under the names apps know them by: found by address or domain, made when missing. */
@Injectable()
export class ContactWritesService {
  constructor(
    private readonly edits: EditsService,
    private readonly schemas: SchemaService,
    private readonly mirror: MirrorReader,
    private readonly duplicates: DuplicateRepository,
  ) {}

  /**
   * Changes the person who has one of the e-mail addresses, or makes one. Addresses and numbers are added, never
   * taken away. What is not given stays as it is.
   */
  async upsertPerson(caller: Writer, input: PersonInput): Promise<{ person: LocalEdit; company: LocalEdit | null }> {
    // The edit depends on what is there; a repetition of the request must get the same ticket all the same.
    const writer = { ...caller, request: { upsertPerson: input } };
    const schema = await this.schemas.getObject(PEOPLE);
    const found = await this.findBy(schema, 'email_addresses', input.emails ?? []);
    const { reference, known, made } = await this.companyOf(writer, input.company);
    const values = given({
      ...input.values,
      name: input.name,
      job_title: input.job_title,
      email_addresses: this.added(schema, found, 'email_addresses', input.emails),
      phone_numbers: this.added(schema, found, 'phone_numbers', input.phones),
      company: reference,
    });
    const place = { kind: 'record' as const, collection: PEOPLE, pathOf: pathsBy(PERSON_MEMBERS) };
    const matching = input.emails?.length ? { matchingAttribute: 'email_addresses' } : {};
    const edit = found
      ? await this.edits.prepareUpdate(writer, place, found.itemId, values)
      : await this.edits.prepareCreate(writer, place, values, matching);
    // Both or neither: a person that is refused leaves no company behind.
    const accepted = await this.edits.acceptAll(made ? [made, edit] : [edit]);
    const [person] = accepted.slice(-1);
    if (person === undefined) throw new Error('a person was neither accepted nor refused');
    return { person, company: known ?? (made && accepted[0]) ?? null };
  }

  /** Changes the company that has one of the domains, or makes one. Domains are added, never taken away. */
  async upsertCompany(caller: Writer, input: CompanyInput): Promise<LocalEdit> {
    return this.edits.accept(await this.prepareCompany(caller, input));
  }

  /** Groups of people or companies that share a phone number or a name, regardless of case. */
  async findDuplicates(object: 'people' | 'companies', limit: number): Promise<Duplicates[]> {
    const schema = await this.schemas.getObject(object);
    const name = schema.bySlug.get('name');
    const groups = await this.duplicates.list(schema.collection.collectionId, name?.attributeId ?? null, limit);
    return groups.map(({ attributeId, itemIds }) => {
      return { attribute: schema.byId.get(attributeId)?.apiSlug ?? attributeId, record_ids: itemIds };
    });
  }

  private async prepareCompany(caller: Writer, input: CompanyInput): Promise<NewEdit> {
    const writer = { ...caller, request: { upsertCompany: input } };
    const schema = await this.schemas.getObject(COMPANIES);
    const found = await this.findBy(schema, 'domains', input.domains ?? []);
    const domains = this.added(schema, found, 'domains', input.domains);
    const values = given({ ...input.values, name: input.name, domains });
    const place = { kind: 'record' as const, collection: COMPANIES, pathOf: pathsBy(COMPANY_MEMBERS) };
    const matching = input.domains?.length ? { matchingAttribute: 'domains' } : {};
    if (found) return this.edits.prepareUpdate(writer, place, found.itemId, values);
    return this.edits.prepareCreate(writer, place, values, matching);
  }

  /** The company a person refers to, with the edit that stands for it already, or one that is not accepted yet. */
  private async companyOf(
    writer: Writer,
    company: PersonInput['company'],
  ): Promise<{ reference?: object; known?: LocalEdit; made?: NewEdit }> {
    if (company === undefined) return {};
    const reference = (id: string) => ({ target_object: COMPANIES, target_record_id: id });
    if ('id' in company) return { reference: reference(company.id) };
    const idempotencyKey = writer.idempotencyKey === null ? null : `${writer.idempotencyKey}:company`;
    const known = await this.edits.findByKey({ ...writer, idempotencyKey });
    if (known) return { reference: reference(known.itemId), known };
    const schema = await this.schemas.getObject(COMPANIES);
    const found = await this.findBy(schema, 'domains', [company.domain]);
    if (found) return { reference: reference(found.itemId) };
    const values = { name: company.name, domains: [company.domain] };
    const made = await this.prepareCompany({ ...writer, idempotencyKey }, values);
    return { reference: reference(made.itemId), made };
  }

  private async findBy(schema: CollectionSchema, slug: string, texts: string[]): Promise<MirrorItem | undefined> {
    const attribute = schema.bySlug.get(slug);
    if (attribute === undefined || texts.length === 0) return undefined;
    const keys = texts.map((text) => lookupKey(attribute.attributeId, text));
    const [found] = await this.mirror.listByLookup('record', schema.collection.collectionId, keys, 1);
    return found;
  }

  /** The stored list with the new values behind it; the merge takes repetitions out by their meaning. */
  private added(schema: CollectionSchema, found: MirrorItem | undefined, slug: string, more: unknown[] | undefined) {
    if (more === undefined || found === undefined) return more;
    const attribute = schema.bySlug.get(slug);
    const stored = (found.values[attribute?.attributeId ?? ''] ?? []) as AttioValue[];
    const keys = new Set(stored.map((value) => text(value)));
    return [...writeForm(stored), ...more.filter((one) => !keys.has(String(one).trim().toLowerCase()))];
  }
}

function pathsBy(members: Map<string, string>): PathOf {
  return (name) => members.get(name) ?? `values.${name}`;
}

function text(value: AttioValue): string {
  const member = value['email_address'] ?? value['domain'] ?? value['phone_number'];
  return typeof member === 'string' ? member.toLowerCase() : '';
}

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
