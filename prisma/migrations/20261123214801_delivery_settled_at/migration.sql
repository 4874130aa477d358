-- For the removal of old rows. By itself, because the table may be full and in use.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delivery_settled_at_idx" ON "delivery"("settled_at");
