-- Searches are made of words. Postgres' own parser takes "Booking.com", "A/B" and "2025-10" for an address, a path and a
-- number below zero, each of which no search for a word within finds.
CREATE FUNCTION mirror_words(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  translate(mirror_fold(t), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32));
COMMENT ON FUNCTION mirror_words IS 'A text with nothing but words in it, for full-text search';

-- As before, but for names and addresses being made words of.
CREATE OR REPLACE FUNCTION mirror_item_derive() RETURNS trigger LANGUAGE plpgsql SET jit = off SET plan_cache_mode = force_generic_plan AS $$
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
  SELECT coalesce(array_agg(hashtextextended(d.id || d.term, 0)) FILTER (WHERE d.term IS NOT NULL), '{}'),
         mirror_fold(string_agg(left(d.text, 1000), E'\n')),
         string_agg(d.text, ' ') FILTER (WHERE d.type = 'personal-name' OR d.id = title_id),
         string_agg(d.text, ' ') FILTER (WHERE d.type IN ('email-address', 'domain')),
         array_agg(d.id::uuid) FILTER (WHERE d.key IS NOT NULL),
         array_agg(d.key) FILTER (WHERE d.key IS NOT NULL),
         nullif(coalesce(jsonb_agg(jsonb_build_array(d.id, 'full_name', mirror_text_key(d.v->>'full_name')))
                           FILTER (WHERE d.type = 'personal-name' AND d.v->>'full_name' IS NOT NULL), '[]') ||
                coalesce(jsonb_agg(jsonb_build_array(d.id, 'last_name', mirror_text_key(d.v->>'last_name')))
                           FILTER (WHERE d.type = 'personal-name' AND d.v->>'last_name' IS NOT NULL), '[]') ||
                coalesce(jsonb_agg(jsonb_build_array(d.id, 'value', mirror_text_key(d.v->>'value')))
                           FILTER (WHERE d.id = title_id AND d.v->>'value' IS NOT NULL), '[]'), '[]')
    INTO NEW.terms, NEW.search_text, names, addresses, NEW.number_attributes, NEW.number_keys, NEW.title_keys
    FROM (SELECT e.id, e.type, e.v,
                 CASE e.type
                   WHEN 'record-reference' THEN ' target_record_id ' || (e.v->>'target_record_id')
                   WHEN 'actor-reference' THEN ' referenced_actor_id ' || (e.v->>'referenced_actor_id')
                   WHEN 'select' THEN ' option ' || coalesce(e.v #>> '{option,id,option_id}', e.v->>'option')
                   WHEN 'status' THEN ' status ' || coalesce(e.v #>> '{status,id,status_id}', e.v->>'status')
                   WHEN 'checkbox' THEN ' value ' || (e.v->>'value')
                   WHEN 'email-address' THEN ' email_domain ' || mirror_fold(e.v->>'email_domain')
                   WHEN 'text' THEN CASE WHEN length(e.v->>'value') > 1000 THEN ' long ' END
                 END AS term,
                 CASE e.type
                   WHEN 'text' THEN nullif(e.v->>'value', NEW.item_id::text)
                   WHEN 'personal-name' THEN concat_ws(' ', e.v->>'full_name', e.v->>'first_name', e.v->>'last_name')
                   WHEN 'email-address' THEN e.v->>'email_address'
                   WHEN 'domain' THEN e.v->>'domain'
                   WHEN 'phone-number' THEN e.v->>'phone_number'
                   WHEN 'location' THEN concat_ws(E'\n', e.v->>'line_1', e.v->>'line_2', e.v->>'line_3', e.v->>'line_4',
                                                  e.v->>'locality', e.v->>'region', e.v->>'postcode')
                 END AS text,
                 CASE WHEN e.is_first THEN
                   CASE e.type
                     WHEN 'interaction' THEN mirror_micros(e.v->>'interacted_at')
                     WHEN 'timestamp' THEN mirror_micros(e.v->>'value')
                     WHEN 'date' THEN mirror_micros(e.v->>'value')
                     WHEN 'currency' THEN mirror_decimal(e.v->>'currency_value')
                     WHEN 'number' THEN mirror_decimal(e.v->>'value')
                     WHEN 'rating' THEN mirror_decimal(e.v->>'value')
                   END
                 END AS key
            -- Nearly every list has one value, which costs no call of a set-returning function.
            FROM (SELECT a.key AS id, v.v, a.value->0->>'attribute_type' AS type, v.is_first
                    FROM jsonb_each(NEW.values) a
                         CROSS JOIN LATERAL (
                           SELECT a.value->0 AS v, true AS is_first
                            UNION ALL
                           SELECT a.value->i, false FROM generate_series(1, jsonb_array_length(a.value) - 1) i
                            WHERE jsonb_array_length(a.value) > 1) v
                   WHERE jsonb_typeof(a.value) = 'array'
                  -- OFFSET 0 keeps the type from being read out of the JSON again wherever it is named.
                  OFFSET 0) e
          OFFSET 0) d;
  IF NEW.kind <> 'record' THEN
    NEW.title_keys := NULL;
    RETURN NEW;
  END IF;
  IF names IS NOT NULL OR addresses IS NOT NULL THEN
    NEW.search_vector :=
      setweight(to_tsvector('simple', mirror_words(left(coalesce(names, ''), 2000))), 'A') ||
      setweight(to_tsvector('simple', mirror_words(left(coalesce(addresses, ''), 2000))), 'B');
  END IF;
  RETURN NEW;
END
$$;

-- Records whose names hold a lexeme that is no word.
UPDATE "mirror_item" SET "values" = "values"
 WHERE "kind" = 'record' AND "deleted_at" IS NULL
   AND "search_vector"::text ~ '''([^'']*[^[:alnum:][:space:]'']|[^'']*'''')[^'']*'':';
