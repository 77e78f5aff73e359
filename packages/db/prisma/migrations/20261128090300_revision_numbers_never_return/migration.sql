-- Numbers of earlier texts are never given again, also when the newest was removed. What was removed before this is not known.
CREATE TABLE "removed_revision" (
    "entity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "removed_revision_pkey" PRIMARY KEY ("entity_id")
);

