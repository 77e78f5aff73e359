-- Keys are listed by the workspace they are bound to, those of none among themselves.
CREATE INDEX "api_key_bound_to_created_at_id_idx" ON "api_key"("bound_to", "created_at" DESC, "id" DESC);
DROP INDEX "api_key_created_at_id_idx";
