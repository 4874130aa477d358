-- Erased people: a receipt for each, and the ids that stay out of the mirror from then on, as hashes.
CREATE TABLE "erasure" (
    "erasure_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "subject_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'begun',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "asked_by" TEXT NOT NULL,
    "deleted_in_attio" BOOLEAN NOT NULL,
    "receipt_hash" TEXT,
    "begun_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(6),
    "lifted_at" TIMESTAMPTZ(6),
    "lifted_by" TEXT,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("erasure_id")
);
CREATE INDEX "erasure_begun_at_idx" ON "erasure"("begun_at");
CREATE INDEX "erasure_subject_hash_idx" ON "erasure"("subject_hash");
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_state" CHECK ("state" IN ('begun', 'done'));

CREATE TABLE "erased_item" (
    "id_hash" TEXT NOT NULL,
    "erasure_id" UUID NOT NULL,

    CONSTRAINT "erased_item_pkey" PRIMARY KEY ("id_hash")
);
CREATE INDEX "erased_item_erasure_id_idx" ON "erased_item"("erasure_id");
ALTER TABLE "erased_item" ADD CONSTRAINT "erased_item_erasure_id_fkey"
  FOREIGN KEY ("erasure_id") REFERENCES "erasure"("erasure_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Attio's ids have 122 random bits: a plain hash of one cannot be guessed back.
CREATE FUNCTION erased_hash(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN encode(sha256(convert_to(id::text, 'UTF8')), 'hex');
CREATE FUNCTION is_erased(id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT 1 FROM erased_item e WHERE e.id_hash = erased_hash(id));
