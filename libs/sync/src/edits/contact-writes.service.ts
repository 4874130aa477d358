import { Injectable } from '@nestjs/common';
import { DuplicateRepository, LocalEditRepository, MirrorReader, type LocalEdit, type NewEdit } from '@app/database';
import { type AttioValue } from '@app/attio';
import { lookupKey } from '../sources/values-reading.js';
import { SchemaService } from '../schema/schema.service.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { type PathOf } from '../writes/value-fault.js';
import { parseValues } from '../writes/parse-values.js';
import { EditsService, keyOfPart, type Writer } from './edits.service.js';
import { WriteContextService } from './write-context.service.js';

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

/** A person's edit and that of their company, where it has to be made. */
export interface PreparedPerson {
  person: NewEdit;
  company: NewEdit | null;
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
const PERSON = {
  ...{ kind: 'record' as const, collection: PEOPLE, pathOf: pathsBy(PERSON_MEMBERS) },
  added: ['email_addresses', 'phone_numbers'],
};
const COMPANY = {
  ...{ kind: 'record' as const, collection: COMPANIES, pathOf: pathsBy(COMPANY_MEMBERS) },
  added: ['domains'],
};

/** People and companies under the names apps know them by: found by address or domain, made when missing. */
@Injectable()
export class ContactWritesService {
  constructor(
    private readonly edits: EditsService,
    private readonly schemas: SchemaService,
    private readonly mirror: MirrorReader,
    private readonly outbox: LocalEditRepository,
    private readonly context: WriteContextService,
    private readonly duplicates: DuplicateRepository,
  ) {}

  /**
   * What changes the person who has one of the e-mail addresses, or makes one: not accepted yet. Addresses and numbers are
   * added, never taken away. What is not given stays as it is.
   */
  async preparePerson(caller: Writer, input: PersonInput): Promise<PreparedPerson> {
    // The edit depends on what is there; a repetition of the request must get the same ticket all the same.
    const writer = { ...caller, request: { upsertPerson: input } };
    const schema = await this.schemas.getObject(PEOPLE);
    const foundId = await this.findId(schema, 'email_addresses', input.emails ?? []);
    const { reference, made = null } = await this.companyOf(writer, input.company);
    const values = given({
      ...input.values,
      name: input.name,
      job_title: input.job_title,
      email_addresses: input.emails,
      phone_numbers: input.phones,
      company: reference,
    });
    const matching = input.emails?.length ? { matchingAttribute: 'email_addresses' } : {};
    const person = foundId
      ? await this.edits.prepareUpdate(writer, PERSON, foundId, values)
      : await this.edits.prepareCreate(writer, PERSON, values, matching);
    return { person, company: made };
  }

  /**
   * Accepts both or neither: a person that is refused leaves no company behind.
   * @throws IdempotencyMismatchError
   */
  async acceptPerson({ person, company }: PreparedPerson): Promise<{ person: LocalEdit; company: LocalEdit | null }> {
    // The person first, for they bear the caller's key; the push waits for the company all the same.
    const [accepted, made] = await this.edits.acceptAll(company ? [person, company] : [person]);
    if (accepted === undefined) throw new Error('a person was neither accepted nor refused');
    const { callerId, idempotencyKey } = person;
    const known = made ?? (await this.edits.findByKey({ callerId, idempotencyKey: companyKey(idempotencyKey) }));
    return { person: accepted, company: known };
  }

  /** What changes the company that has one of the domains, or makes one. Domains are added, never taken away. */
  async prepareCompany(caller: Writer, input: CompanyInput): Promise<NewEdit> {
    const writer = { ...caller, request: { upsertCompany: input } };
    const schema = await this.schemas.getObject(COMPANIES);
    const foundId = await this.findId(schema, 'domains', input.domains ?? []);
    const values = given({ ...input.values, name: input.name, domains: input.domains });
    const matching = input.domains?.length ? { matchingAttribute: 'domains' } : {};
    if (foundId) return this.edits.prepareUpdate(writer, COMPANY, foundId, values);
    return this.edits.prepareCreate(writer, COMPANY, values, matching);
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

  /** The company a person refers to, with an edit that makes it when nobody has it. */
  private async companyOf(
    writer: Writer,
    company: PersonInput['company'],
  ): Promise<{ reference?: object; made?: NewEdit }> {
    if (company === undefined) return {};
    const reference = (id: string) => ({ target_object: COMPANIES, target_record_id: id });
    if ('id' in company) return { reference: reference(company.id) };
    const schema = await this.schemas.getObject(COMPANIES);
    const foundId = await this.findId(schema, 'domains', [company.domain]);
    if (foundId) return { reference: reference(foundId) };
    const values = { name: company.name, domains: [company.domain] };
    const made = await this.prepareCompany({ ...writer, idempotencyKey: companyKey(writer.idempotencyKey) }, values);
    return { reference: reference(made.itemId), made };
  }

  /** The record that reads show to hold one of the values, also one that is not in Attio yet. */
  private async findId(schema: CollectionSchema, slug: string, texts: string[]): Promise<string | undefined> {
    const attribute = schema.bySlug.get(slug);
    if (attribute === undefined || texts.length === 0) return undefined;
    const { attributeId } = attribute;
    const context = await this.context.forCollection(schema);
    // What cannot be read is a fault of the edit, told there.
    const read = parseValues(schema, { [slug]: texts }, context, (name) => name).values[attributeId] ?? [];
    const held = read.map((value) => pick(value, slug === 'domains' ? 'domain' : 'email_address'));
    const { collectionId } = schema.collection;
    const keys = held.map((value) => lookupKey(attributeId, Object.values(value).join()));
    const [found] = await this.mirror.listByLookup('record', collectionId, keys, 1);
    if (found !== undefined) return found.itemId;
    for (const value of held) {
      const [pendingId] = await this.outbox.listOpenHolding('record', collectionId, attributeId, value, 1);
      if (pendingId !== undefined) return pendingId;
    }
    return undefined;
  }
}

function companyKey(idempotencyKey: string | null): string | null {
  return keyOfPart(idempotencyKey, 'company');
}

function pathsBy(members: Map<string, string>): PathOf {
  return (name) => members.get(name) ?? `values.${name}`;
}

function pick(value: AttioValue, member: string): Record<string, string> {
  return { [member]: String(value[member]) };
}

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
