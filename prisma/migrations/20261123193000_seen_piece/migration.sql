-- Which page of a scan brought the item: a page read again after a kill counts its items again, and no others.
ALTER TABLE "sync_run_seen" ADD COLUMN "piece" INTEGER NOT NULL DEFAULT 0;
