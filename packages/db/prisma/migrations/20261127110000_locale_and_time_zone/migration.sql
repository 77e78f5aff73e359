-- Null: the language the browser asks for, the time zone of the device.
CREATE TYPE "locale" AS ENUM ('en', 'de');

ALTER TABLE "user"
  ADD COLUMN "locale" "locale",
  ADD COLUMN "time_zone" VARCHAR(64);
