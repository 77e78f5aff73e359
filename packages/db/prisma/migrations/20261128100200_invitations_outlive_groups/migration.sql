-- Deleting a group and making another one gave back the invitations of a day, and ended the rest after a no.
ALTER TABLE "group_invitation" ALTER COLUMN "group_id" DROP NOT NULL;
ALTER TABLE "group_invitation" DROP CONSTRAINT "group_invitation_group_id_fkey";
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE SET NULL ON UPDATE CASCADE;
