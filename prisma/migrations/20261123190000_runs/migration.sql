-- Runs that prove what they did: parallel pages, candidates read twice, schedules, alerts, the webhook watched.

-- `due_at`: when a run that met an error may be taken again. `failures`: errors in a row, without progress between.
ALTER TABLE "sync_run" ADD COLUMN "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "sync_run" ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;
-- The highest change-log sequence when the run started: whoever copies the mirror after it reads the feed from here.
ALTER TABLE "sync_run" ADD COLUMN "feed_from" BIGINT;
-- No run of the scope had succeeded before: rows it creates are told by the snapshot, not by the feed.
ALTER TABLE "sync_run" ADD COLUMN "is_first" BOOLEAN NOT NULL DEFAULT false;
-- Confirmed differences that a webhook should have told.
ALTER TABLE "sync_run" ADD COLUMN "lost_events" BIGINT NOT NULL DEFAULT 0;

-- Items whose first reading did not agree with the mirror: read once more before anything is said or done about them.
CREATE TABLE "sync_run_candidate" (
    "run_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "found" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attio_hash" TEXT,
    "mirror_hash" TEXT,
    "is_lost_event" BOOLEAN NOT NULL DEFAULT false,
    "changes" JSONB,

    CONSTRAINT "sync_run_candidate_pkey" PRIMARY KEY ("run_id", "item_id")
);
CREATE INDEX "sync_run_candidate_run_id_state_due_at_idx" ON "sync_run_candidate"("run_id", "state", "due_at");
ALTER TABLE "sync_run_candidate" ADD CONSTRAINT "sync_run_candidate_run_id_fkey"
  FOREIGN KEY ("run_id") REFERENCES "sync_run"("run_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sync_run_candidate" ADD CONSTRAINT "sync_run_candidate_found" CHECK ("found" IN ('different', 'missing', 'extra'));
ALTER TABLE "sync_run_candidate" ADD CONSTRAINT "sync_run_candidate_state"
  CHECK ("state" IN ('open', 'equal', 'confirmed', 'repaired', 'unsettled'));

-- What a scan without id order has met so far.
CREATE TABLE "sync_run_seen" (
    "run_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "sync_run_seen_pkey" PRIMARY KEY ("run_id", "item_id")
);
ALTER TABLE "sync_run_seen" ADD CONSTRAINT "sync_run_seen_run_id_fkey"
  FOREIGN KEY ("run_id") REFERENCES "sync_run"("run_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When what is due. One process claims a row; clocks other than Postgres' play no part.
CREATE TABLE "schedule" (
    "name" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT,
    "scope_id" UUID,
    "scope_slug" TEXT,
    "cron" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(6) NOT NULL,
    "last_at" TIMESTAMPTZ(6),

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("name")
);

-- What somebody should look at. One open alert per code and subject, however often it is raised.
CREATE TABLE "alert" (
    "alert_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "count" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(6),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("alert_id")
);
CREATE INDEX "alert_opened_at_idx" ON "alert"("opened_at");
CREATE UNIQUE INDEX "alert_one_open" ON "alert" ("code", "subject") WHERE "resolved_at" IS NULL;

-- Our subscription at Attio as last seen. The secret is kept when we made the subscription: Attio shows it once.
CREATE TABLE "webhook_subscription" (
    "webhook_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "target_url" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "secret" TEXT,
    "made_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_subscription_pkey" PRIMARY KEY ("webhook_id")
);
