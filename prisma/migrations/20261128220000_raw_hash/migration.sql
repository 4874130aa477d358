-- The hash of the very bytes a row was read from. A scan that meets the same bytes again, understood by the same schema, has
-- nothing to parse: the row still says what was read from them while its seals fit. Rows without it are compared as before.
ALTER TABLE "mirror_item" ADD COLUMN "raw_hash" TEXT, ADD COLUMN "raw_seal" BIGINT;

CREATE FUNCTION mirror_raw_seal(seal bigint, raw_hash text, parent_object_id uuid, parent_record_id uuid, web_url text,
                                attio_created_at timestamptz, lookup_keys text[])
  RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hash_record_extended(ROW(raw_hash, parent_object_id, parent_record_id, web_url, attio_created_at, lookup_keys), seal);
COMMENT ON FUNCTION mirror_raw_seal IS 'Of the columns beside the values; the seal of the values themselves goes in as well';
