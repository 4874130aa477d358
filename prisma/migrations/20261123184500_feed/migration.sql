-- Outgoing webhooks: who is told about changes, how far each of them is, and what every attempt came to.
CREATE TABLE "subscription" (
    "subscription_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "target_url" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_secret_until" TIMESTAMPTZ(6),
    "state" TEXT NOT NULL DEFAULT 'active',
    "cursor" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failing_since" TIMESTAMPTZ(6),
    "last_error" TEXT,
    "last_delivered_at" TIMESTAMPTZ(6),
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("subscription_id")
);

CREATE TABLE "subscription_replay" (
    "replay_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "cursor" BIGINT NOT NULL,
    "until_sequence" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "subscription_replay_pkey" PRIMARY KEY ("replay_id")
);

CREATE TABLE "subscription_attempt" (
    "attempt_id" BIGSERIAL NOT NULL,
    "subscription_id" UUID NOT NULL,
    "replay_id" UUID,
    "sequence" BIGINT NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "attempted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_attempt_pkey" PRIMARY KEY ("attempt_id")
);

CREATE INDEX "subscription_replay_subscription_id_created_at_idx" ON "subscription_replay"("subscription_id", "created_at");
CREATE INDEX "subscription_attempt_subscription_id_attempt_id_idx" ON "subscription_attempt"("subscription_id", "attempt_id");
CREATE INDEX "subscription_attempt_attempted_at_idx" ON "subscription_attempt"("attempted_at");

ALTER TABLE "subscription_replay" ADD CONSTRAINT "subscription_replay_subscription_id_fkey"
  FOREIGN KEY ("subscription_id") REFERENCES "subscription"("subscription_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription_attempt" ADD CONSTRAINT "subscription_attempt_subscription_id_fkey"
  FOREIGN KEY ("subscription_id") REFERENCES "subscription"("subscription_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscription" ADD CONSTRAINT "subscription_state" CHECK ("state" IN ('active', 'paused', 'disabled'));

-- A rotated key is let in a while longer, so that apps can change over.
ALTER TABLE "api_key" ADD COLUMN "previous_key_hash" TEXT;
ALTER TABLE "api_key" ADD COLUMN "previous_valid_until" TIMESTAMPTZ(6);
ALTER TABLE "api_key" ADD COLUMN "rotated_at" TIMESTAMPTZ(6);
CREATE UNIQUE INDEX "api_key_previous_key_hash_key" ON "api_key"("previous_key_hash");

-- What the typed views in schema `crm` are made of: columns are only ever added, so somebody must remember them.
CREATE TABLE "crm_view" (
    "view_name" TEXT NOT NULL,
    "collection_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crm_view_pkey" PRIMARY KEY ("view_name")
);

CREATE TABLE "crm_view_column" (
    "view_name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "column_name" TEXT NOT NULL,
    "sql_type" TEXT NOT NULL,
    "attribute_id" UUID,
    "part" TEXT NOT NULL,

    CONSTRAINT "crm_view_column_pkey" PRIMARY KEY ("view_name", "position")
);

CREATE TABLE "crm_build" (
    "workspace_id" UUID NOT NULL,
    "schema_version" BIGINT NOT NULL,
    "has_reader_role" BOOLEAN NOT NULL,
    "built_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "crm_build_pkey" PRIMARY KEY ("workspace_id")
);

CREATE UNIQUE INDEX "crm_view_column_view_name_column_name_key" ON "crm_view_column"("view_name", "column_name");
ALTER TABLE "crm_view_column" ADD CONSTRAINT "crm_view_column_view_name_fkey"
  FOREIGN KEY ("view_name") REFERENCES "crm_view"("view_name") ON DELETE CASCADE ON UPDATE CASCADE;

-- Failed work is looked for by the thing it was about.
CREATE INDEX "delivery_event_item_id_idx" ON "delivery_event"("item_id");
