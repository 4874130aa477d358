-- For the removal of old rows. By itself, because the table may be full and in use.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "local_edit_finished_at_idx" ON "local_edit"("finished_at");
