-- AlterTable
ALTER TABLE "dirty_mark" ADD COLUMN     "alone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "merged_into" UUID;

-- AlterTable
ALTER TABLE "change_log" ADD COLUMN     "merged_into" UUID;

-- CreateTable
CREATE TABLE "event_handling" (
    "delivery_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "handler" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "event_handling_pkey" PRIMARY KEY ("delivery_id","position","handler")
);

-- AddForeignKey
ALTER TABLE "event_handling" ADD CONSTRAINT "event_handling_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("delivery_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the sweep looks for: handlers that have not had their event yet.
CREATE INDEX "event_handling_pending" ON "event_handling" ("due_at") WHERE "state" = 'pending';

ALTER TABLE "event_handling" ADD CONSTRAINT "event_handling_state" CHECK ("state" IN ('pending', 'done', 'failed'));
