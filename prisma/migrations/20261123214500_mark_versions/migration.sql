-- A mark is deleted when it is settled, and made anew by the next event. Counting its versions from one again would let
-- a worker that slept through its lease settle the new mark with its old reading: no version may come twice.
CREATE SEQUENCE "dirty_mark_version";
SELECT setval('dirty_mark_version', (SELECT coalesce(max("version"), 0) + 1 FROM "dirty_mark"));

-- AlterTable
ALTER TABLE "dirty_mark" ALTER COLUMN "version" SET DEFAULT nextval('dirty_mark_version');
