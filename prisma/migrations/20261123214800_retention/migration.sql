-- Up to where the change log was removed because it was old. One row at most: this database has one workspace.
CREATE TABLE "change_log_horizon" (
    "workspace_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "change_log_horizon_pkey" PRIMARY KEY ("workspace_id")
);
