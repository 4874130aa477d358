-- Writing back: what an edit became, who decides conflicts, and the ids other systems use.
ALTER TABLE "local_edit"
  ADD COLUMN "position" BIGSERIAL NOT NULL,
  ADD COLUMN "provisional_id" UUID,
  ADD COLUMN "parent" JSONB,
  ADD COLUMN "matching_attribute_id" UUID,
  ADD COLUMN "on_duplicate" TEXT NOT NULL DEFAULT 'link',
  ADD COLUMN "purpose" TEXT NOT NULL DEFAULT 'edit',
  ADD COLUMN "source_id" UUID,
  ADD COLUMN "acting_member_id" UUID,
  ADD COLUMN "outcome" JSONB,
  ADD COLUMN "observed_at" TIMESTAMPTZ(6),
  ADD COLUMN "holder_id" UUID,
  ADD COLUMN "gone_since" TIMESTAMPTZ(6);

ALTER TABLE "conflict"
  ADD COLUMN "why" TEXT,
  ADD COLUMN "earlier" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "resolution_ticket_id" UUID;

CREATE TABLE "attribute_policy" (
    "scope_id" UUID NOT NULL,
    "attribute_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "policy" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attribute_policy_pkey" PRIMARY KEY ("scope_id", "attribute_id")
);

CREATE TABLE "external_link" (
    "system" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_link_pkey" PRIMARY KEY ("system", "external_id")
);
CREATE INDEX "external_link_scope_id_item_id_idx" ON "external_link"("scope_id", "item_id");

-- Open edits are few, finished ones many: reads, claims and sweeps look at the open ones alone.
CREATE INDEX "local_edit_open" ON "local_edit" ("kind", "scope_id", "item_id", "position")
  WHERE "state" IN ('pending', 'pushing');
-- "One provisional id, one record" is looked up from both sides when a lost create is searched for.
CREATE INDEX "local_edit_provisional_id_idx" ON "local_edit"("provisional_id");

ALTER TABLE "local_edit" ADD CONSTRAINT "local_edit_on_duplicate" CHECK ("on_duplicate" IN ('link', 'fail'));
