-- What the mirror's writer leaves beside the values and their content hash: both are as it wrote them while the seal fits.
-- A scan then compares 22 letters instead of fetching and hashing kilobytes. Where it does not fit (rows from before, and
-- cells changed behind the writer's back) the values themselves are looked at.
ALTER TABLE "mirror_item" ADD COLUMN "seal" BIGINT;

CREATE FUNCTION mirror_seal(v jsonb, content_hash text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended(content_hash, jsonb_hash_extended(v, 0));
