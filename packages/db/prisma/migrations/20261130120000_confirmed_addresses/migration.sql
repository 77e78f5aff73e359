-- An address belongs to who confirmed it; others may have entered it, and nobody hears of it.
DROP INDEX "user_email_key";
CREATE INDEX "user_email_idx" ON "user"("email");
CREATE UNIQUE INDEX "user_confirmed_email_key" ON "user"("email") WHERE "email_verified_at" IS NOT NULL;
