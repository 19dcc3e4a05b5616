-- A person is someone who can sign in; what they may do is in their memberships.
ALTER TABLE person
    DROP FOREIGN KEY IF EXISTS person_organisation,
    DROP FOREIGN KEY IF EXISTS person_hub,
    DROP CONSTRAINT IF EXISTS person_role,
    DROP COLUMN IF EXISTS organisation_id,
    DROP COLUMN IF EXISTS role,
    DROP COLUMN IF EXISTS hub_id
