-- References are looked up by the id they bear, whichever object it is of.
CREATE INDEX CONCURRENTLY "record_alias_alias_id_idx" ON "record_alias"("alias_id");
