-- Attio tells nobody that the values of an archived attribute are gone from its records, or back.
ALTER TABLE "attribute" ADD COLUMN "archived_changed_at" TIMESTAMPTZ(6);
