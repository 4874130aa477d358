-- What record queries and search stand on: everything a filter can ask of an item, derived from its values by triggers,
-- so that no writer can forget it and a later version can derive it anew. libs/database/src/query compiles against this.

-- AlterTable
ALTER TABLE "mirror_item" ADD COLUMN "terms" BIGINT[], ADD COLUMN "search_text" TEXT, ADD COLUMN "search_vector" tsvector,
  ADD COLUMN "number_attributes" UUID[], ADD COLUMN "number_keys" DOUBLE PRECISION[], ADD COLUMN "title_keys" JSONB;

-- Four times as fast as the default, both ways, where the server was built with it.
DO $do$
BEGIN
  ALTER TABLE "mirror_item" ALTER COLUMN "values" SET COMPRESSION lz4;
EXCEPTION
  WHEN feature_not_supported OR invalid_parameter_value THEN NULL;
END
$do$;

-- CreateTable
CREATE TABLE "mirror_number" (
    "attribute_id" UUID NOT NULL,
    "key" DOUBLE PRECISION NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "mirror_number_pkey" PRIMARY KEY ("attribute_id","key","item_id")
);

-- CreateTable
CREATE TABLE "mirror_title" (
    "attribute_id" UUID NOT NULL,
    "member" TEXT NOT NULL,
    "key" TEXT NOT NULL COLLATE "C",
    "item_id" UUID NOT NULL,

    CONSTRAINT "mirror_title_pkey" PRIMARY KEY ("attribute_id","member","key","item_id")
);

-- Texts compared without regard to case, as Attio does: by Unicode, whatever the locale of the database (the embedded
-- server's is C, whose lower() knows ASCII alone). The best the server has; old servers have ICU.
DO $do$
DECLARE
  best text;
BEGIN
  SELECT c.name INTO best
    FROM unnest(ARRAY['pg_unicode_fast', 'pg_c_utf8', 'und-x-icu']) WITH ORDINALITY AS c(name, rank)
   WHERE EXISTS (SELECT 1 FROM pg_collation p
                  WHERE p.collname = c.name
                    AND p.collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database())))
   ORDER BY c.rank
   LIMIT 1;
  EXECUTE format('CREATE FUNCTION mirror_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
                  RETURN lower(t%s) COLLATE "C"', coalesce(' COLLATE ' || quote_ident(best), ''));
END
$do$;

-- Postgres before 16 has no pg_input_is_valid; there a moment that only looks like one is an error of the statement.
DO $do$
DECLARE
  valid text := CASE WHEN to_regproc('pg_input_is_valid') IS NULL THEN '' ELSE 'AND pg_input_is_valid(t, ''timestamptz'')' END;
BEGIN
  EXECUTE format($sql$
    CREATE FUNCTION mirror_micros(t text) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
      CASE WHEN t LIKE '____-__-__T%%Z' %1$s THEN round(date_part('epoch', t::timestamptz) * 1e6)
           WHEN t LIKE '____-__-__' %1$s THEN round(date_part('epoch', (t || 'T00:00Z')::timestamptz) * 1e6) END $sql$, valid);
END
$do$;
COMMENT ON FUNCTION mirror_micros IS 'A day or a moment in UTC as microseconds since 1970; null when it is none';

CREATE FUNCTION mirror_decimal(t text) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN t ~ '^-?\d{1,200}(\.\d{1,200})?([eE][+-]?\d{1,2})?$' THEN t::float8 END;
COMMENT ON FUNCTION mirror_decimal IS 'A number, also one written as text; null when it is none';

-- A term is the hash of "attribute member value". 64 bits: among ten million terms a query meets a wrong one once in
-- some 10^12 times.
CREATE FUNCTION mirror_term(attribute_id text, member text, value text) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN hashtextextended(attribute_id || ' ' || member || ' ' || value, 0);

-- Longer keys do not fit into an index; nobody tells two titles apart by their 600th letter.
CREATE FUNCTION mirror_text_key(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN left(mirror_fold(t), 600);

CREATE FUNCTION mirror_item_derive() RETURNS trigger LANGUAGE plpgsql SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  title_id text;
  names text;
  addresses text;
BEGIN
  NEW.terms := NULL;
  NEW.search_text := NULL;
  NEW.search_vector := NULL;
  NEW.number_attributes := NULL;
  NEW.number_keys := NULL;
  NEW.title_keys := NULL;
  IF NEW.kind NOT IN ('record', 'entry') OR NEW.deleted_at IS NOT NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.kind = 'record' THEN
    SELECT attribute_id::text INTO title_id FROM attribute
     WHERE collection_id = NEW.scope_id AND api_slug = 'name' AND type = 'text';
  END IF;
  WITH e AS MATERIALIZED (
    SELECT a.key AS id, v.value AS v, v.value->>'attribute_type' AS type, v.ordinality = 1 AS is_first
      FROM jsonb_each(NEW.values) a
           CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(a.value) WHEN 'array' THEN a.value ELSE '[]' END) WITH ORDINALITY v),
  numbered AS MATERIALIZED (
    SELECT id, CASE type WHEN 'interaction' THEN mirror_micros(v->>'interacted_at')
                         WHEN 'timestamp' THEN mirror_micros(v->>'value')
                         WHEN 'date' THEN mirror_micros(v->>'value')
                         WHEN 'currency' THEN mirror_decimal(v->>'currency_value')
                         ELSE mirror_decimal(v->>'value') END AS key
      FROM e
     WHERE is_first AND type IN ('number', 'rating', 'currency', 'date', 'timestamp', 'interaction')),
  texts AS MATERIALIZED (
    SELECT id, type, v, CASE type
             WHEN 'text' THEN nullif(v->>'value', NEW.item_id::text)
             WHEN 'personal-name' THEN concat_ws(' ', v->>'full_name', v->>'first_name', v->>'last_name')
             WHEN 'email-address' THEN v->>'email_address'
             WHEN 'domain' THEN v->>'domain'
             WHEN 'phone-number' THEN v->>'phone_number'
             WHEN 'location' THEN concat_ws(E'\n', v->>'line_1', v->>'line_2', v->>'line_3', v->>'line_4', v->>'locality',
                                            v->>'region', v->>'postcode')
           END AS text
      FROM e
     WHERE type IN ('text', 'personal-name', 'email-address', 'domain', 'phone-number', 'location'))
  SELECT (SELECT coalesce(array_agg(hashtextextended(id || term, 0)), '{}')
            FROM (SELECT id, CASE type
                    WHEN 'record-reference' THEN ' target_record_id ' || (v->>'target_record_id')
                    WHEN 'actor-reference' THEN ' referenced_actor_id ' || (v->>'referenced_actor_id')
                    WHEN 'select' THEN ' option ' || coalesce(v #>> '{option,id,option_id}', v->>'option')
                    WHEN 'status' THEN ' status ' || coalesce(v #>> '{status,id,status_id}', v->>'status')
                    WHEN 'checkbox' THEN ' value ' || (v->>'value')
                    WHEN 'email-address' THEN ' email_domain ' || mirror_fold(v->>'email_domain')
                    WHEN 'text' THEN CASE WHEN length(v->>'value') > 1000 THEN ' long ' END
                  END AS term FROM e) t
           WHERE term IS NOT NULL),
         (SELECT mirror_fold(string_agg(left(text, 1000), E'\n')) FROM texts),
         (SELECT string_agg(text, ' ') FROM texts WHERE type = 'personal-name' OR id = title_id),
         (SELECT string_agg(text, ' ') FROM texts WHERE type IN ('email-address', 'domain')),
         (SELECT array_agg(id::uuid) FROM numbered WHERE key IS NOT NULL),
         (SELECT array_agg(key) FROM numbered WHERE key IS NOT NULL),
         (SELECT jsonb_agg(jsonb_build_array(t.id, m.member, mirror_text_key(t.v->>m.member)))
            FROM texts t CROSS JOIN LATERAL (VALUES ('full_name'), ('last_name'), ('value')) m (member)
           WHERE NEW.kind = 'record' AND (t.type = 'personal-name' OR t.id = title_id) AND t.v->>m.member IS NOT NULL)
    INTO NEW.terms, NEW.search_text, names, addresses, NEW.number_attributes, NEW.number_keys, NEW.title_keys;
  IF NEW.kind = 'record' AND (names IS NOT NULL OR addresses IS NOT NULL) THEN
    NEW.search_vector :=
      setweight(to_tsvector('simple', mirror_fold(left(coalesce(names, ''), 2000))), 'A') ||
      setweight(to_tsvector('simple', mirror_fold(translate(left(coalesce(addresses, ''), 2000), '@._-+', '     '))), 'B');
  END IF;
  RETURN NEW;
END
$$;

-- Insertions come by the hundred (backfill), so their keys are written by one statement.
CREATE FUNCTION mirror_item_add_keys() RETURNS trigger LANGUAGE plpgsql SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO mirror_number (attribute_id, key, item_id)
  SELECT unnest(n.number_attributes), unnest(n.number_keys), n.item_id FROM added n ON CONFLICT DO NOTHING;
  INSERT INTO mirror_title (attribute_id, member, key, item_id)
  SELECT (t->>0)::uuid, t->>1, t->>2, n.item_id FROM added n CROSS JOIN LATERAL jsonb_array_elements(n.title_keys) t
      ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

CREATE FUNCTION mirror_item_change_keys() RETURNS trigger LANGUAGE plpgsql SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  k record;
BEGIN
  -- Key by key, so that each deletion is one look into the primary key.
  FOR k IN SELECT unnest(OLD.number_attributes) AS attribute_id, unnest(OLD.number_keys) AS key LOOP
    DELETE FROM mirror_number o WHERE o.attribute_id = k.attribute_id AND o.key = k.key AND o.item_id = OLD.item_id;
  END LOOP;
  FOR k IN SELECT (t->>0)::uuid AS attribute_id, t->>1 AS member, t->>2 AS key FROM jsonb_array_elements(OLD.title_keys) t LOOP
    DELETE FROM mirror_title o
     WHERE o.attribute_id = k.attribute_id AND o.member = k.member AND o.key = k.key AND o.item_id = OLD.item_id;
  END LOOP;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO mirror_number (attribute_id, key, item_id)
    SELECT unnest(NEW.number_attributes), unnest(NEW.number_keys), NEW.item_id ON CONFLICT DO NOTHING;
    INSERT INTO mirror_title (attribute_id, member, key, item_id)
    SELECT (t->>0)::uuid, t->>1, t->>2, NEW.item_id FROM jsonb_array_elements(NEW.title_keys) t ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER mirror_item_derive BEFORE INSERT OR UPDATE OF "values", "deleted_at" ON "mirror_item"
  FOR EACH ROW EXECUTE FUNCTION mirror_item_derive();
CREATE TRIGGER mirror_item_add_keys AFTER INSERT ON "mirror_item"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mirror_item_add_keys();
CREATE TRIGGER mirror_item_change_keys AFTER UPDATE OF "values", "deleted_at" ON "mirror_item"
  FOR EACH ROW WHEN ((OLD."number_attributes", OLD."number_keys", OLD."title_keys")
    IS DISTINCT FROM (NEW."number_attributes", NEW."number_keys", NEW."title_keys"))
  EXECUTE FUNCTION mirror_item_change_keys();
CREATE TRIGGER mirror_item_remove_keys AFTER DELETE ON "mirror_item"
  FOR EACH ROW EXECUTE FUNCTION mirror_item_change_keys();

-- What is there already; the trigger above writes the keys.
UPDATE "mirror_item" SET "values" = "values" WHERE "kind" IN ('record', 'entry') AND "deleted_at" IS NULL;

-- CreateIndex
CREATE INDEX "mirror_item_terms_idx" ON "mirror_item" USING GIN ("terms");

-- CreateIndex
CREATE INDEX "mirror_item_search_vector_idx" ON "mirror_item" USING GIN ("search_vector");

-- Substring filters. Where the extension is missing or may not be made they work all the same, by looking at every record.
DO $do$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "mirror_item_search_text_idx" ON "mirror_item" USING GIN ("search_text" gin_trgm_ops);
EXCEPTION
  WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'pg_trgm is not available: $contains filters will read every record of an object';
END
$do$;
