-- CreateTable
CREATE TABLE "workspace" (
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "schema_version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "collection" (
    "collection_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "api_slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "collection_pkey" PRIMARY KEY ("collection_id")
);

-- CreateTable
CREATE TABLE "attribute" (
    "attribute_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "collection_id" UUID NOT NULL,
    "api_slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "is_multiselect" BOOLEAN NOT NULL,
    "is_unique" BOOLEAN NOT NULL,
    "is_required" BOOLEAN NOT NULL,
    "is_writable" BOOLEAN NOT NULL,
    "is_archived" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "attribute_pkey" PRIMARY KEY ("attribute_id")
);

-- CreateTable
CREATE TABLE "attribute_choice" (
    "choice_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "attribute_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "is_archived" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "attribute_choice_pkey" PRIMARY KEY ("choice_id")
);

-- CreateTable
CREATE TABLE "mirror_item" (
    "kind" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "parent_object_id" UUID,
    "parent_record_id" UUID,
    "web_url" TEXT,
    "attio_created_at" TIMESTAMPTZ(6),
    "lookup_keys" TEXT[],
    "observed_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "mirror_item_pkey" PRIMARY KEY ("kind","scope_id","item_id")
);

-- CreateTable
CREATE TABLE "record_alias" (
    "scope_id" UUID NOT NULL,
    "alias_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_alias_pkey" PRIMARY KEY ("scope_id","alias_id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "delivery_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("delivery_id")
);

-- CreateTable
CREATE TABLE "delivery_event" (
    "delivery_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "event_type" TEXT NOT NULL,
    "kind" TEXT,
    "scope_id" UUID,
    "item_id" UUID,
    "attribute_id" UUID,
    "actor" JSONB,
    "outcome" TEXT,
    "reason" TEXT,

    CONSTRAINT "delivery_event_pkey" PRIMARY KEY ("delivery_id","position")
);

-- CreateTable
CREATE TABLE "dirty_mark" (
    "kind" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "lane" TEXT NOT NULL DEFAULT 'live',
    "version" BIGINT NOT NULL DEFAULT 1,
    "first_marked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "marked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reasons" TEXT[],
    "attribute_ids" UUID[],
    "actor" JSONB,
    "correlation_id" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "applied" BOOLEAN NOT NULL DEFAULT false,
    "rereads" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ(6),
    "last_error" TEXT,

    CONSTRAINT "dirty_mark_pkey" PRIMARY KEY ("kind","scope_id","item_id")
);

-- CreateTable
CREATE TABLE "change_log" (
    "sequence" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "actor" JSONB,
    "cause" TEXT NOT NULL,
    "ticket_id" UUID,
    "correlation_id" TEXT,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "local_edit" (
    "ticket_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "base" JSONB NOT NULL,
    "local" JSONB NOT NULL,
    "caller_id" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "request_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ(6),
    "unknown_since" TIMESTAMPTZ(6),
    "attio_code" TEXT,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "local_edit_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "conflict" (
    "conflict_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "attribute_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "base" JSONB NOT NULL,
    "local" JSONB NOT NULL,
    "remote" JSONB NOT NULL,
    "local_caller_id" TEXT,
    "local_at" TIMESTAMPTZ(6),
    "remote_actor" JSONB,
    "remote_at" TIMESTAMPTZ(6),
    "ticket_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "resolution" TEXT,
    "resolved_value" JSONB,
    "resolved_by" TEXT,
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(6),

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("conflict_id")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "run_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "scope_slug" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "cursor" JSONB,
    "pages_done" INTEGER NOT NULL DEFAULT 0,
    "rows_seen" BIGINT NOT NULL DEFAULT 0,
    "rows_expected" BIGINT,
    "rows_written" BIGINT NOT NULL DEFAULT 0,
    "differences" BIGINT NOT NULL DEFAULT 0,
    "requests_used" INTEGER NOT NULL DEFAULT 0,
    "certificate" JSONB,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "key_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("key_id")
);

-- CreateIndex
CREATE INDEX "collection_kind_api_slug_idx" ON "collection"("kind", "api_slug");

-- CreateIndex
CREATE INDEX "attribute_collection_id_position_idx" ON "attribute"("collection_id", "position");

-- CreateIndex
CREATE INDEX "attribute_choice_attribute_id_position_idx" ON "attribute_choice"("attribute_id", "position");

-- CreateIndex
CREATE INDEX "mirror_item_lookup_keys_idx" ON "mirror_item" USING GIN ("lookup_keys");

-- CreateIndex
CREATE INDEX "mirror_item_kind_parent_record_id_idx" ON "mirror_item"("kind", "parent_record_id");

-- CreateIndex
CREATE INDEX "record_alias_scope_id_item_id_idx" ON "record_alias"("scope_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_idempotency_key_key" ON "delivery"("idempotency_key");

-- CreateIndex
CREATE INDEX "delivery_state_received_at_idx" ON "delivery"("state", "received_at");

-- CreateIndex
CREATE INDEX "dirty_mark_due_at_idx" ON "dirty_mark"("due_at");

-- CreateIndex
CREATE INDEX "change_log_kind_scope_id_item_id_sequence_idx" ON "change_log"("kind", "scope_id", "item_id", "sequence");

-- CreateIndex
CREATE INDEX "local_edit_kind_scope_id_item_id_created_at_idx" ON "local_edit"("kind", "scope_id", "item_id", "created_at");

-- CreateIndex
CREATE INDEX "local_edit_state_due_at_idx" ON "local_edit"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "local_edit_caller_id_idempotency_key_key" ON "local_edit"("caller_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "conflict_state_opened_at_idx" ON "conflict"("state", "opened_at");

-- CreateIndex
CREATE INDEX "conflict_scope_id_item_id_idx" ON "conflict"("scope_id", "item_id");

-- CreateIndex
CREATE INDEX "sync_run_kind_scope_id_created_at_idx" ON "sync_run"("kind", "scope_id", "created_at");

-- CreateIndex
CREATE INDEX "sync_run_state_created_at_idx" ON "sync_run"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- AddForeignKey
ALTER TABLE "delivery_event" ADD CONSTRAINT "delivery_event_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("delivery_id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma cannot express: partial indexes and checks. They are rules, not tuning.

-- One open conflict per record and attribute.
CREATE UNIQUE INDEX "conflict_one_open" ON "conflict" ("kind", "scope_id", "item_id", "attribute_id") WHERE "state" = 'open';

-- Two runs of one object at the same time are impossible.
CREATE UNIQUE INDEX "sync_run_one_active" ON "sync_run" ("kind", "scope_id") WHERE "state" IN ('queued', 'running');

-- Settling a thing finds the events that wait for it.
CREATE INDEX "delivery_event_waiting" ON "delivery_event" ("kind", "scope_id", "item_id") WHERE "outcome" IS NULL;

-- Reading an object page by page shows live rows alone.
CREATE INDEX "mirror_item_live" ON "mirror_item" ("kind", "scope_id", "item_id") WHERE "deleted_at" IS NULL;

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state" CHECK ("state" IN ('pending', 'applied', 'stale', 'ignored', 'failed'));
ALTER TABLE "local_edit" ADD CONSTRAINT "local_edit_state"
  CHECK ("state" IN ('pending', 'pushing', 'applied', 'superseded', 'conflict', 'failed', 'cancelled'));
ALTER TABLE "sync_run" ADD CONSTRAINT "sync_run_state"
  CHECK ("state" IN ('queued', 'running', 'succeeded', 'failed', 'stopped', 'cancelled'));
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_state" CHECK ("state" IN ('open', 'resolved'));
ALTER TABLE "dirty_mark" ADD CONSTRAINT "dirty_mark_lane" CHECK ("lane" IN ('live', 'reconcile'));
